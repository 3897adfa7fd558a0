// Which encoding the bytes of a text file are in. Marks come first, then what only one encoding allows, then how
// plausible the characters are; when that is not clear, the caller has to ask. "Valid GB18030" proves nothing: nearly
// every Big5, Shift_JIS or EUC-KR file decodes as GB18030 without one error.
import { isAscii, isUtf8 } from 'node:buffer';
import { collectRuns, type Runs } from './byte-runs.ts';
import { decodeWhole, wholeUtf8 } from './decoder.ts';
import { sampleOf } from './encoding-sample.ts';
import type { Encoding } from './encoding-names.ts';
import { hasOnlyTextControls, nulPattern } from './nul-pattern.ts';
import { advantage, randomBits, readings, utf8Evidence, type Reading } from './plausibility.ts';

export { ENCODINGS, parseEncoding, type Encoding } from './encoding-names.ts';

export type Detected =
  | {
      readonly certain: true;
      readonly encoding: Encoding;
      readonly bom: boolean;
      /** What decided. After `ascii`, bytes outside the samples may still turn out to be something else. */
      readonly because: 'bom' | 'nul-pattern' | 'ascii' | 'utf-8' | 'characters';
    }
  | {
      readonly certain: false;
      /** True when this is no text at all; then there are no candidates. */
      readonly binary: boolean;
      /** True when part of it is UTF-8 and part is in the second candidate: two exports in one file. */
      readonly mixed: boolean;
      readonly candidates: readonly Candidate[];
    };

/**
 * One encoding the file may be in, and what its first words that are not ASCII would be: those of the first line, which
 * are column headings, in full; of the others, which may be people's names, a character here and there.
 */
export interface Candidate {
  readonly encoding: Encoding;
  readonly sample: string;
}

/** Odds of a thousand million to 1 against UTF-8's pattern by chance. */
const UTF8_BITS = 30;
/** Odds of 4,000 to 1 against the next best reading. */
const CLEAR_BITS = 12;
/** Odds of 65,000 to 1 against bytes that mean nothing: about five everyday characters. */
const TEXT_BITS = 16;
/**
 * What a right reading saves on each byte, at the least. Measured on the corpora: 1.4 in running text, while bytes of an
 * encoding not known here save 0.1 at best when read as its neighbour (EUC-TW as GB18030), mostly less than nothing.
 * Chinese names may be rare characters throughout; letters of an alphabet are never rare for long.
 */
const CLEAR_BITS_PER_BYTE = { eastAsian: 0.6, alphabet: 1.1 };
const EAST_ASIAN: readonly Encoding[] = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];
const MAX_BROKEN_SHARE = 0.02;
const MAX_CANDIDATES = 4;

/**
 * Decides from samples: the head of the file, and pieces from anywhere in it. The head starts at byte 0; every other
 * edge may cut a character.
 */
export function detectEncoding(samples: readonly Uint8Array[]): Detected {
  const head = samples[0] ?? new Uint8Array(0);
  const plain = plainAnswer(head, samples);
  if (plain) return plain;
  const runs = collectRuns(samples);
  const utf8 = utf8Evidence(runs);
  const isUtf8Throughout = utf8.broken === 0 && samples.every((sample) => isUtf8(withoutCutEdges(sample)));
  const isNearlyUtf8 = isUtf8Throughout || (utf8.bits > 300 && utf8.broken <= MAX_BROKEN_SHARE * runs.count);

  const mark = markOf(head);
  if (mark === 'utf-32') return unknown();
  if (mark === 'utf-8') {
    return isNearlyUtf8 ? known(mark, 'bom', true) : undecided(readings(runs, true), head);
  }
  if (mark !== undefined) return known(mark, 'bom', true);

  const pattern = nulPattern(head);
  if (pattern === 'binary') return { certain: false, binary: true, mixed: false, candidates: [] };
  if (pattern === 'utf-32') return unknown();
  if (pattern !== 'none') return known(pattern, 'nul-pattern');

  if (samples.every((sample) => isAscii(sample))) {
    return hasShifts(head) ? unknown() : known('utf-8', 'ascii');
  }
  if (isNearlyUtf8 && utf8.bits >= UTF8_BITS) return known('utf-8', 'utf-8');
  return byCharacters(runs, isUtf8Throughout, head);
}

/** How much of a sample, from its first byte that is not ASCII on, shows that plain UTF-8 is UTF-8. */
const PLAIN_BYTES = 4_096;

/** The usual case without the weighing: ASCII, or UTF-8 throughout with enough of it to be no accident. */
function plainAnswer(head: Uint8Array, samples: readonly Uint8Array[]): Detected | undefined {
  const mark = markOf(head);
  if ((mark !== undefined && mark !== 'utf-8') || !hasOnlyTextControls(head)) return undefined;
  if (!samples.every((sample) => isUtf8(withoutCutEdges(sample)))) return undefined;
  if (mark === 'utf-8') return known(mark, 'bom', true);
  const wide = samples.find((sample) => !isAscii(sample));
  if (wide === undefined) return hasShifts(head) ? unknown() : known('utf-8', 'ascii');
  const first = wide.findIndex((byte) => byte >= 0x80);
  // From the delimiter before it, so that a word cut by the sample's start is left out.
  const evidence = utf8Evidence(
    collectRuns([new Uint8Array(0), wide.subarray(Math.max(0, first - 1), first + PLAIN_BYTES)]),
  );
  return evidence.broken === 0 && evidence.bits >= UTF8_BITS ? known('utf-8', 'utf-8') : undefined;
}

function byCharacters(runs: Runs, withUtf8: boolean, head: Uint8Array): Detected {
  const ranked = readings(runs, withUtf8);
  const best = ranked.reduce((likeliest, other) => (advantage(other, likeliest) > 0 ? other : likeliest));
  const isBest = ranked.every((other) => other === best || advantage(best, other) >= CLEAR_BITS);
  const open = undecided([best, ...ranked.filter((other) => other !== best)], head);
  if (!withUtf8 && countUtf8Words(runs) >= MIXED_WORDS) {
    // A damaged word or two are no second export, but no reason to be sure of the first one either.
    return utf8Evidence(runs).broken >= MIXED_WORDS ? mixedWith(best, runs, head) : open;
  }
  if (!isBest || best.broken > MAX_BROKEN_SHARE * runs.count) return open;
  const saved = randomBits(runs) - best.total;
  // That the bytes keep UTF-8's pattern is evidence in itself.
  if (best.encoding === 'utf-8') return saved > 0 ? known('utf-8', 'utf-8') : open;
  const perByte = CLEAR_BITS_PER_BYTE[EAST_ASIAN.includes(best.encoding) ? 'eastAsian' : 'alphabet'];
  const isText = saved >= Math.max(TEXT_BITS, perByte * highBytes(runs));
  return isText ? known(best.encoding, 'characters') : open;
}

const known = (
  encoding: Encoding,
  because: Extract<Detected, { certain: true }>['because'],
  bom = false,
): Detected => ({ certain: true, encoding, bom, because });

/** Text, but in nothing that could be decoded here. */
const unknown = (): Detected => ({ certain: false, binary: false, mixed: false, candidates: [] });

function undecided(ranked: readonly Reading[], head: Uint8Array): Detected {
  const candidates = ranked
    .slice(0, MAX_CANDIDATES)
    .map(({ encoding, words }) => ({ encoding, sample: sampleOf(encoding, words, head) }));
  return { certain: false, binary: false, mixed: false, candidates };
}

/** Words of two characters of three bytes each, all in UTF-8's pattern: in other encodings one in a thousand is. */
const MIXED_WORDS = 3;
const TWO_WIDE = /^[\0-\x7f]*(?:[\xe3-\xe9\xef][\x80-\xbf]{2}[\0-\x7f]*){2,}$/;
/** U+FFFD twice in UTF-8 is 锟斤拷 in GBK, where it is what is left of a lost word and no second export. */
const REPLACEMENT = '\xef\xbf\xbd';

function countUtf8Words(runs: Runs): number {
  const words = Buffer.from(runs.bytes)
    .toString('latin1')
    .split(/[\n\v]/);
  return words.reduce(
    (count, word) => count + (TWO_WIDE.test(word) && !word.includes(REPLACEMENT) ? 1 : 0),
    0,
  );
}

function mixedWith(best: Reading, runs: Runs, head: Uint8Array): Detected {
  const utf8 = decodeWhole(runs.bytes, 'utf-8').text.split(/[\n\v]/);
  const sound = utf8.filter((word) => !word.includes('\ufffd'));
  const candidates = [
    { encoding: 'utf-8' as const, sample: sampleOf('utf-8', sound, new Uint8Array(0)) },
    { encoding: best.encoding, sample: sampleOf(best.encoding, best.words, head) },
  ];
  return { certain: false, binary: false, mixed: true, candidates };
}

function markOf(head: Uint8Array): Encoding | 'utf-32' | undefined {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) return 'utf-32';
  if (starts(0xef, 0xbb, 0xbf)) return 'utf-8';
  if (starts(0xff, 0xfe)) return 'utf-16le';
  if (starts(0xfe, 0xff)) return 'utf-16be';
  return starts(0x84, 0x31, 0x95, 0x33) ? 'gb18030' : undefined;
}

/** ISO-2022, the encodings of old mail programs: ASCII bytes, and escapes that say they stand for something else. */
function hasShifts(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  return text.includes('\x1b$') || text.includes('\x1b(J') || text.includes('\x1b(I');
}

function withoutCutEdges(sample: Uint8Array): Uint8Array {
  let start = 0;
  while (start < 3 && start < sample.length && (sample[start]! & 0xc0) === 0x80) start++;
  return sample.subarray(start, wholeUtf8(sample));
}

function highBytes(runs: Runs): number {
  let count = 0;
  for (const byte of runs.bytes) if (byte >= 0x80) count++;
  return count;
}
