import type { Header } from '../model/record.ts';

/** Unique, non-empty names for header cells: the second `phone` becomes `phone#2`, an empty one `column 3`. */
export function makeHeader(cells: readonly string[]): Header {
  const taken = new Set<string>();
  /** How often each name was asked for: a sheet of 16,384 columns may call them all the same. */
  const times = new Map<string, number>();
  const names = cells.map((cell, index) => {
    const base = cell.trim() === '' ? `column ${index + 1}` : cell.trim().replaceAll(/\s+/g, ' ');
    let name = base;
    let again = times.get(base) ?? 1;
    while (taken.has(name)) name = `${base}#${++again}`;
    times.set(base, again);
    taken.add(name);
    return name;
  });
  return { names, original: [...cells] };
}

/** Names that stand twice in the header, for a warning. */
export function repeatedNames(header: Header): string[] {
  return header.names.filter((name, index) => /#\d+$/.test(name) && header.original[index]?.trim() !== name);
}

/** The header of a file that has none: `column 1`, `column 2`, …, also in the output, where they can then be used. */
export function numberedHeader(width: number): Header {
  const names = Array.from({ length: width }, (_, index) => `column ${index + 1}`);
  return { names, original: names };
}
