// Several files or sheets as one source. The header is every column of every part, in order of first appearance; what
// a part does not have is blank there, and both are told.
import { usageError } from '../model/user-error.ts';
import {
  SAMPLE_RECORDS,
  type Notice,
  type PartInfo,
  type Source,
  type SourceInfo,
  type SourceSpec,
} from './source-model.ts';

export function joinSources(spec: SourceSpec, opened: readonly Source[]): Source {
  const singles = opened.map((source) => source.info.parts[0]!);
  const names: string[] = [];
  const originals: string[] = [];
  const places = singles.map((part) => placeColumns(part, names, originals));
  const parts: PartInfo[] = singles.map((part, at) => ({
    ...part,
    columns: inverse(places[at]!, names.length),
  }));
  const first = parts[0]!;
  if (parts.some((part) => part.date1904 !== first.date1904)) {
    const other = parts.find((part) => part.date1904 !== first.date1904)!;
    throw usageError('parts/date-systems', { first: first.label, other: other.label });
  }
  const files = distinct(opened);
  const info: SourceInfo = {
    ...opened[0]!.info,
    format: parts.every((part) => part.format === first.format) ? first.format : 'mixed',
    header: { names, original: originals },
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    parts,
  };
  const share = Math.max(20, Math.floor(SAMPLE_RECORDS / parts.length));
  return {
    info,
    sample: opened.flatMap((source, at) =>
      source.sample.slice(0, share).map((row) => arrange(row, parts[at]!.columns)),
    ),
    unchanged: () => opened.every((source) => source.unchanged()),
    notices: [...opened.flatMap((source) => source.notices), ...differences(parts, names)],
    lateNotices: () => opened.flatMap((source) => source.lateNotices?.() ?? []),
    files: files.map(({ file }) => file),
    async *chunks(index) {
      let before = 0;
      for (const [part, source] of opened.entries()) {
        const chunks = source.chunks(index);
        try {
          for (let next = await chunks.next(); ; next = await chunks.next()) {
            if (next.done === true) {
              parts[part]!.rows = next.value;
              before += next.value;
              break;
            }
            yield { ...next.value, part, before, firstRow: next.value.firstRow + before };
          }
        } finally {
          // Who stops early does not leave the file open.
          await chunks.return(0);
        }
      }
      return before;
    },
  };
}

/** A part's row in the source's columns. */
export function arrange(row: readonly string[], columns: readonly number[]): string[] {
  return columns.map((from) => (from < 0 ? '' : (row[from] ?? '')));
}

/**
 * Which column of the source each of a part's is: the one of the same name; else the one whose name differs only in
 * case, width and blanks; else a new one.
 */
function placeColumns({ header }: PartInfo, names: string[], originals: string[]): number[] {
  const exact = new Map(names.map((name, at) => [name, at] as const));
  const places = header.names.map((name) => exact.get(name) ?? -1);
  const taken = new Set(places);
  const alike = new Map<string, number[]>();
  names.forEach((name, at) => {
    if (taken.has(at)) return;
    const folded = fold(name);
    const others = alike.get(folded);
    if (others) others.push(at);
    else alike.set(folded, [at]);
  });
  return places.map((place, at) => {
    if (place >= 0) return place;
    const name = header.names[at]!;
    const known = alike.get(fold(name))?.shift();
    if (known !== undefined) return known;
    names.push(name);
    originals.push(header.original[at]!);
    return names.length - 1;
  });
}

/** For each of `count` columns, which place it was given; -1 for none. */
function inverse(places: readonly number[], count: number): number[] {
  const columns = new Array<number>(count).fill(-1);
  places.forEach((column, at) => (columns[column] = at));
  return columns;
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}

/** Per part: the columns the first part has and it lacks, and those it brings along. */
function differences(parts: readonly PartInfo[], names: readonly string[]): Notice[] {
  const list = (indexes: readonly number[]): string => {
    const shown = indexes.slice(0, 8).map((index) => names[index]!);
    return shown.join(', ') + (indexes.length > shown.length ? ` … (${indexes.length})` : '');
  };
  const [first, ...others] = parts;
  const own = names.flatMap((_, column) => (first!.columns[column]! >= 0 ? [column] : []));
  return others.flatMap((part): Notice[] => {
    const lacks = own.filter((column) => part.columns[column]! < 0);
    const brings = names.flatMap((_, column) =>
      part.columns[column]! >= 0 && first!.columns[column]! < 0 ? [column] : [],
    );
    return [
      ...(lacks.length > 0
        ? [{ file: part.label, code: 'parts/missing-columns', params: { columns: list(lacks) } }]
        : []),
      ...(brings.length > 0
        ? [{ file: part.label, code: 'parts/further-columns', params: { columns: list(brings) } }]
        : []),
    ];
  });
}

function distinct(opened: readonly Source[]): { file: Source['files'][number]; bytes: number }[] {
  const byPath = new Map<string, { file: Source['files'][number]; bytes: number }>();
  for (const { files, info } of opened)
    for (const file of files) if (!byPath.has(file.path)) byPath.set(file.path, { file, bytes: info.bytes });
  return [...byPath.values()];
}
