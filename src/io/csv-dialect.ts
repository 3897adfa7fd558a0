// The dialect of a delimited text, from its first records: what separates the cells, what quotes them, what ends a line.
import type { Dialect } from '../model/record.ts';
import { parseCsv } from './csv-parse.ts';
import { countLineEnds } from './physical-lines.ts';

/** Usual delimiters, and those that need evidence from every line because text is full of them. */
const USUAL = [',', '\t', ';', '|'] as const;
const UNUSUAL = ['\u0001', '\u001f', '^', '~', '¦', '§', '¬', '，', '；', ':', ' '] as const;
const SAMPLE_RECORDS = 300;

/** `sep=;` in the first line: Excel's own way to name the delimiter. */
const NAMED_DELIMITER = /^\ufeff?"?sep=(.)"?[,;\t]*[\r\n]/i;

/**
 * The dialect of `sample`, the start of a file. The delimiter is the one that cuts the most records into one number (two
 * or more) of cells; a comma when nothing cuts. `wanted` holds what a person said.
 */
export function detectDialect(sample: string, wanted: Partial<Dialect> = {}): Dialect {
  const named = NAMED_DELIMITER.exec(sample);
  const text = named ? sample.slice(named[0].length) : sample;
  const eol = wanted.eol ?? detectEol(sample);
  const delimiter = wanted.delimiter ?? named?.[1] ?? detectDelimiter(text, eol);
  const quote = wanted.quote ?? detectQuote(text, delimiter);
  const escapes =
    wanted.escape !== undefined || (quote !== '' && escapesWithBackslash(text, delimiter, quote));
  return { delimiter, quote, ...(escapes ? { escape: '\\' as const } : {}), eol };
}

/** True for what the fast reader knows: one ASCII character between cells, quotes doubled. csv-parse reads the others. */
export function isRegular({ delimiter, quote, escape }: Dialect): boolean {
  return escape === undefined && /^[\0-\x7f]$/.test(delimiter) && /^[\0-\x7f]?$/.test(quote);
}

/** How well a delimiter cuts: the commonest number of cells, and the share of records that have it. */
interface Cut {
  readonly delimiter: string;
  readonly width: number;
  readonly share: number;
  readonly score: number;
  readonly rows: readonly (readonly string[])[];
}

function detectDelimiter(text: string, eol: Dialect['eol']): string {
  const best = USUAL.map((delimiter) => cut(text, delimiter, eol)).reduce((a, b) =>
    b.score > a.score ? b : a,
  );
  if (best.width < 2 || best.share < 0.7) {
    const sure = UNUSUAL.map((delimiter) => cut(text, delimiter, eol)).find(isSure);
    if (sure) return doubled(sure);
  }
  return best.width < 2 ? ',' : (spaced(best, text, eol) ?? doubled(best));
}

function cut(text: string, delimiter: string, eol: Dialect['eol']): Cut {
  const { rows } = parseCsv(text, { delimiter, quote: '"', eol }, SAMPLE_RECORDS);
  const width = usualWidth(rows);
  const share = rows.filter((row) => row.length === width).length / Math.max(1, rows.length);
  const score = width < 2 ? 0 : share ** 2 * (1 + Math.log2(width) / 10);
  return { delimiter, width, share, score, rows };
}

/** The number of cells most records have; records of more cells count a little more, titles and notes have one. */
export function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let best = { width: rows[0]?.length ?? 1, weight: 0 };
  for (const [width, count] of counts) {
    const weight = count * Math.log2(1 + width);
    if (weight > best.weight) best = { width, weight };
  }
  return best.width;
}

/** Colons stand in times and addresses, spaces in names: they separate only when every line says so. */
function isSure({ delimiter, width, share, rows }: Cut): boolean {
  if (width < 2 || rows.length < 2) return false;
  if (delimiter === ' ') {
    const filled = rows.every((row) => row.every((cell) => cell !== ''));
    return width >= 3 && share === 1 && rows.length >= 3 && filled;
  }
  if (delimiter !== ':') return share >= 0.9;
  const clock = rows.some((row) =>
    row.some((cell, i) => /\d$|^https?$/i.test(cell) && /^(?:\d|\/\/)/.test(row[i + 1] ?? '')),
  );
  return share >= 0.95 && !clock;
}

/** `a||b` cut at `|` leaves an empty cell between any two; `a|~|b` the same sign. */
function doubled({ delimiter, width, rows }: Cut): string {
  if (width < 3 || width % 2 === 0) return delimiter;
  const full = rows.filter((row) => row.length === width);
  const between = full[0]?.[1] ?? '';
  if (!/^[^\p{L}\p{N}\s"']{0,2}$/u.test(between)) return delimiter;
  const always = full.every((row) => row.every((cell, i) => i % 2 === 0 || cell === between));
  const filled = full.some((row) => row.every((cell, i) => i % 2 === 1 || cell !== ''));
  return always && filled ? delimiter + between + delimiter : delimiter;
}

/** `1, "Li, Lei"`: a space after every delimiter, and quotes that are none unless it belongs to the delimiter. */
function spaced({ delimiter, share }: Cut, text: string, eol: Dialect['eol']): string | undefined {
  if (delimiter === '\t' || !text.includes(`${delimiter} "`)) return undefined;
  // A sign that cannot be in the text stands for both characters.
  const joint = cut(text.replaceAll(`${delimiter} `, '\u001f'), '\u001f', eol);
  const alone = joint.rows.some((row) => row.some((cell) => !/\s/.test(cell) && cell.includes(delimiter)));
  return joint.share > share && joint.width > 1 && !alone ? `${delimiter} ` : undefined;
}

/** How often cells open and close with a sign. */
function wraps(
  text: string,
  delimiter: string,
  quote: string,
): { opened: number; closed: number; both: number } {
  const edge = escapeRegExp(delimiter);
  const count = (pattern: string): number => text.match(new RegExp(pattern, 'gmu'))?.length ?? 0;
  return {
    // Two of them at the start are an empty cell, or one sign inside a longer cell.
    opened: count(`(?:^|${edge})${quote}(?!${quote}(?!${edge}|$))`),
    closed: count(`${quote}(?:${edge}|$)`),
    both: count(`(?<=^|${edge})${quote}(?:[^${quote}\\r\\n]|${quote}${quote})*${quote}(?=${edge}|$)`),
  };
}

function detectQuote(text: string, delimiter: string): string {
  const double = wraps(text, delimiter, '"');
  // Signs that open cells and hardly ever close them are text: inches, a title that starts with a quotation.
  if (double.opened >= 3) return double.closed * 2 < double.opened ? '' : '"';
  const single = wraps(text, delimiter, "'");
  // Cells over several lines open and close, but not on one line.
  const isBalanced = single.closed >= 0.9 * single.opened && single.both >= 0.6 * single.opened;
  return double.opened === 0 && single.both >= 2 && isBalanced ? "'" : '"';
}

/** `"say \"hi\" twice"`: a quote after a backslash in the middle of cells, and none doubled there. */
function escapesWithBackslash(text: string, delimiter: string, quote: string): boolean {
  const edge = escapeRegExp(delimiter);
  const escaped = new RegExp(`[^\\\\](?:\\\\\\\\)*\\\\${quote}(?!${quote}|${edge}|$)`, 'mu').test(text);
  return escaped && !new RegExp(`(?!${edge})[^\\r\\n\\\\]${quote}${quote}(?!${edge}|$)`, 'mu').test(text);
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

/** Line end of the first line. Lone CRs count when they outnumber line feeds outside quotes. */
function detectEol(sample: string): Dialect['eol'] {
  const lf = sample.indexOf('\n');
  if (sample.includes('\r')) {
    const bare = sample.replaceAll(/"[^"]*"/g, '');
    const feeds = bare.match(/\n/g)?.length ?? 0;
    const lone = countLineEnds(bare, '\n') - feeds;
    // The end of the sample may stand between the CR and its LF.
    if (lone > feeds && !(feeds === 0 && lf > 0 && lone === 1)) return '\r';
  }
  return lf > 0 && sample[lf - 1] === '\r' ? '\r\n' : '\n';
}
