// The words of a file that are not plain ASCII, as bytes, each distinct one once: a column of 男 and 女 says no more
// about the encoding than one of each.

/** Words with non-ASCII bytes, one per line: closed ones end in \n, ones whose last character may be cut in \v. */
export interface Runs {
  readonly bytes: Uint8Array;
  readonly count: number;
}

const MAX_RUNS = 1_000;
const MAX_RUN_BYTES = 240;

/**
 * The words of all samples. The first sample starts between two characters; a later one may start inside a
 * character, so the word at its very start is left out.
 */
export function collectRuns(samples: readonly Uint8Array[]): Runs {
  const closed = new Set<string>();
  const open = new Set<string>();
  samples.forEach((sample, index) => {
    const bytes = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength);
    let start = index === 0 ? 0 : nextDelimiter(bytes, 0);
    while (start < bytes.length) {
      const end = nextDelimiter(bytes, start);
      if (hasHighByte(bytes, start, end)) {
        const isCut = end === bytes.length || end - start > MAX_RUN_BYTES;
        (isCut ? open : closed).add(bytes.toString('latin1', start, Math.min(end, start + MAX_RUN_BYTES)));
      }
      start = end + 1;
    }
  });
  const words = [...[...closed].map((run) => `${run}\n`), ...[...open].map((run) => `${run}\v`)];
  const step = Math.max(1, words.length / MAX_RUNS);
  const kept = Array.from(
    { length: Math.min(words.length, MAX_RUNS) },
    (_, i) => words[Math.floor(i * step)]!,
  );
  return { bytes: Buffer.from(kept.join(''), 'latin1'), count: kept.length };
}

function nextDelimiter(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && !isDelimiter(bytes[at]!)) at++;
  return at;
}

/** Bytes that are never part of a longer character, in any encoding that contains ASCII. */
function isDelimiter(byte: number): boolean {
  return byte < 0x30 || (byte >= 0x3a && byte <= 0x3f);
}

function hasHighByte(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! >= 0x80) return true;
  return false;
}
