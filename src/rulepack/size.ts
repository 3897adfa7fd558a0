/** As much memory as a person wrote: so many bytes, or a share (0..1) of what the machine has. */
export type WrittenSize = { readonly bytes: number } | { readonly share: number };

const UNITS: ReadonlyMap<string, number> = new Map([
  ['K', 2 ** 10],
  ['M', 2 ** 20],
  ['G', 2 ** 30],
  ['T', 2 ** 40],
]);

/** `800M`, `4G`, `1.5 GiB`, `50%`; undefined when it is none of them. A number alone says no unit and is refused. */
export function parseSize(text: string): WrittenSize | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:(%)|([KMGT])(?:i?B)?)$/i.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const value = Number(match[1]);
  if (match[2] !== undefined) return value > 0 && value <= 100 ? { share: value / 100 } : undefined;
  const bytes = Math.floor(value * UNITS.get(match[3]!.toUpperCase())!);
  return bytes > 0 ? { bytes } : undefined;
}

/** 1610612736 → `1.5 GB`; in steps of 1,024, as task managers show it. */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 2 ** 20;
  return megabytes < 1000
    ? `${Math.max(1, Math.round(megabytes))} MB`
    : `${Math.round(megabytes / 102.4) / 10} GB`;
}

/** The same of what is more than `limit`: where both would read alike, with as many digits as tell them apart. */
export function sizeAbove(bytes: number, limit: number): string {
  const rounded = sizeText(bytes);
  if (rounded !== sizeText(limit)) return rounded;
  const [unit, name] = rounded.endsWith('GB') ? [2 ** 30, 'GB'] : [2 ** 20, 'MB'];
  for (let digits = name === 'GB' ? 2 : 1; digits < 6; digits++) {
    const scale = 10 ** digits;
    const [more, most] = [bytes, limit].map((size) => Math.ceil((size / unit) * scale) / scale);
    if (more! > most!) return `${more!.toFixed(digits)} ${name}`;
  }
  return rounded;
}
