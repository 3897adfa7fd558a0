// The reader of irregular dialects: backslash escapes, delimiters of several characters. csv-parse cuts the cells; which
// lines it is given, and where they stand in the file, is decided here, so that one bad line costs one line.
import { parse, type Options } from 'csv-parse/sync';
import type { Dialect } from '../model/record.ts';
import { countLineEnds } from './physical-lines.ts';

/** Records of a piece of text, with where each starts and ends in it (its line end not included). */
export interface IrregularRecords {
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The 1-based physical line on which record i starts. */
  readonly lines: readonly number[];
  /** True where a quoted cell never ends properly: the line is no record, but has its number. */
  readonly broken: readonly boolean[];
}

interface Line {
  readonly start: number;
  /** End of its content, and of its line end. */
  readonly end: number;
  readonly next: number;
}

const BLOCK_LINES = 512;
/** A quoted cell over more lines, or longer, in characters, is taken for a forgotten quote: it is read again and again. */
const MAX_LINES = 2_000;
const MAX_LENGTH = 1 << 20;
/** Signs that no text holds; one of them stands in for a backslash that escapes nothing. */
const STAND_INS = Array.from({ length: 32 }, (_, i) => String.fromCharCode(0xfdd0 + i));

export class IrregularReader {
  readonly #dialect: Dialect;
  readonly #width: number;
  readonly #options: Options;
  #carry = '';
  #line = 1;

  /** `width`: the number of cells a record should have; 0 when that is not known yet. */
  constructor(dialect: Dialect, width = 0) {
    this.#dialect = dialect;
    this.#width = width;
    this.#options = {
      delimiter: dialect.delimiter,
      quote: dialect.quote === '' ? null : dialect.quote,
      escape: dialect.escape ?? (dialect.quote === '' ? null : dialect.quote),
      record_delimiter: dialect.eol === '\r' ? ['\r\n', '\r'] : ['\r\r\n', '\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
    };
  }

  /** Feeds text; gives the whole records it completes. */
  push(text: string): IrregularRecords {
    this.#carry += text;
    return this.#read(false);
  }

  /** The end of the file: what is left. */
  end(): IrregularRecords {
    return this.#read(true);
  }

  #read(atEnd: boolean): IrregularRecords {
    const text = this.#carry;
    const lines = this.#linesOf(text, atEnd);
    const out = {
      rows: [] as string[][],
      starts: [] as number[],
      ends: [] as number[],
      lines: [] as number[],
      broken: [] as boolean[],
    };
    // The physical line of each line: a CR within one counts as a line, too.
    const numbers: number[] = [];
    for (const line of lines) {
      numbers.push(this.#line);
      this.#line += 1 + countLineEnds(text.slice(line.start, line.end), this.#dialect.eol);
    }
    const add = (row: string[], first: number, last: number, broken = false): void => {
      out.rows.push(row);
      out.starts.push(lines[first]!.start);
      out.ends.push(lines[last]!.end);
      out.lines.push(numbers[first]!);
      out.broken.push(broken);
    };
    let at = 0;
    let block = BLOCK_LINES;
    while (at < lines.length) {
      const size = Math.min(block, lines.length - at);
      const filled = lines.slice(at, at + size).flatMap((line, i) => (line.end > line.start ? [at + i] : []));
      const rows = this.#parse(text.slice(lines[at]!.start, lines[at + size - 1]!.next));
      if (rows?.length === filled.length) {
        rows.forEach((row, i) => add(row, filled[i]!, filled[i]!));
        at += size;
        block = Math.min(BLOCK_LINES, block * 2);
        continue;
      }
      if (size > 1) {
        block = Math.max(1, size >> 1);
        continue;
      }
      const taken = this.#single(text, lines, at, atEnd);
      if (taken === undefined) break;
      add(taken.row, at, at + taken.count - 1, taken.broken);
      at += taken.count;
    }
    const used = at < lines.length ? lines[at]!.start : (lines.at(-1)?.next ?? 0);
    if (at < lines.length) this.#line = numbers[at]!;
    this.#carry = text.slice(used);
    return { text: text.slice(0, used), ...out };
  }

  /** The record that starts on a line which is no record by itself; undefined when more text must tell. */
  #single(
    text: string,
    lines: readonly Line[],
    at: number,
    atEnd: boolean,
  ): { row: string[]; count: number; broken: boolean } | undefined {
    const { start, end } = lines[at]!;
    const first = text.slice(start, end);
    const broken = { row: [first], count: 1, broken: true };
    const { quote, delimiter } = this.#dialect;
    if (!this.#unclosed(first)) {
      // A quote where none belongs, all on one line: an ordinary character.
      const relaxed = this.#parse(first, { relax_quotes: true });
      return { row: relaxed?.length === 1 ? relaxed[0]! : first.split(delimiter), count: 1, broken: false };
    }
    for (let count = 2; ; count++) {
      const last = lines[at + count - 1];
      if (!last) return atEnd ? broken : undefined;
      if (count > MAX_LINES || last.end - start > MAX_LENGTH) return broken;
      if (!text.slice(last.start, last.end).includes(quote)) continue;
      const joined = text.slice(start, last.end);
      const rows = this.#parse(joined);
      if (rows?.length === 1) {
        const isSwallowing =
          this.#width > 1 &&
          rows[0]!.length !== this.#width &&
          lines
            .slice(at + 1, at + count)
            .some((line) => this.#parse(text.slice(line.start, line.end))?.[0]?.length === this.#width);
        return isSwallowing ? broken : { row: rows[0]!, count, broken: false };
      }
      if (!this.#unclosed(joined)) return broken;
    }
  }

  #unclosed(text: string): boolean {
    try {
      parse(this.#guarded(text).text, this.#options);
      return false;
    } catch (error) {
      return (error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED';
    }
  }

  /** The records of `text`, or undefined when csv-parse refuses it. */
  #parse(text: string, more: Options = {}): string[][] | undefined {
    const guarded = this.#guarded(text);
    try {
      const rows = parse(guarded.text, { ...this.#options, ...more });
      if (guarded.sign === '') return rows;
      return rows.map((row) => row.map((cell) => cell.replaceAll(guarded.sign, '\\')));
    } catch {
      return undefined;
    }
  }

  /** csv-parse drops a backslash before any character; only one before a quote or a backslash escapes something. */
  #guarded(text: string): { text: string; sign: string } {
    if (this.#dialect.escape === undefined || !text.includes('\\')) return { text, sign: '' };
    const sign = STAND_INS.find((candidate) => !text.includes(candidate));
    if (sign === undefined) return { text, sign: '' };
    const { quote } = this.#dialect;
    const guarded = text.replaceAll(/\\([^]?)/g, (whole, next: string) =>
      next === '\\' || next === quote ? whole : sign + next,
    );
    return { text: guarded, sign };
  }

  /** The lines a record may end at; the last one waits for more unless it is complete. */
  #linesOf(text: string, atEnd: boolean): Line[] {
    const isCr = this.#dialect.eol === '\r';
    const lines: Line[] = [];
    let start = 0;
    while (start < text.length) {
      const found = text.indexOf(isCr ? '\r' : '\n', start);
      if (found < 0 && !atEnd) break;
      let end = found < 0 ? text.length : found;
      let next = Math.min(text.length, end + 1);
      if (isCr) {
        if (next === text.length && !atEnd) break; // the next character may be its LF
        if (text[next] === '\n') next++;
      } else while (end > start && text[end - 1] === '\r') end--;
      lines.push({ start, end, next });
      start = next;
    }
    return lines;
  }
}
