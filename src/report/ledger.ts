// The one writer of truth about cells and rows: every changed cell, flag and rejected row passes through here once, as
// it happens, and becomes a line of its audit file and a count.
import { count, EXAMPLES_PER_RULE, type Tally } from '../model/events.ts';
import type { Rejected } from '../model/record.ts';
import { ByteWriter, wordsOf } from '../text/byte-writer.ts';
import { csvText } from '../text/csv-cell.ts';

export const CHANGES_HEADER = 'run,time,operator,command,rule,source,row,id,field,old,new\n';
export const FLAGS_HEADER = 'id,row,field,code,source,suggestion\n';
export const REJECTS_HEADER = 'source,row,line,code,original\n';

/** Who did it and when: the first cells of every line of changes.csv. */
export interface Stamp {
  readonly run: string;
  readonly time: string;
  readonly operator: string;
  readonly command: string;
}

const [COMMA, LINE_FEED, QUOTE, CARRIAGE_RETURN] = [44, 10, 34, 13] as const;

/** What all changes by one rule share. */
interface RuleLines {
  /** Run, time, operator, command, rule and source, with the comma behind it: how each of its lines begins. */
  start: DataView;
  count: number;
  examples: Tally['examples'][string] | undefined;
}

/** Bytes in which cells stand, and the same to copy from. */
export interface CellBytes {
  readonly bytes: Buffer;
  readonly words: DataView;
}

/** The audit lines of one stretch of records, as UTF-8. Open it on a record with {@link record}, then say what happened. */
export class Ledger {
  readonly #prefix: string;
  /** Names of the output's columns, each with the comma behind it. */
  readonly #fields: readonly DataView[];
  /** Row and id of the record at hand, each with the comma behind it. */
  readonly #row = new ByteWriter(256);
  readonly #rules = new Map<string, RuleLines>();
  #source = '';
  /** The source's cell between commas. */
  #sourceCell = piece(',,');
  /** Where the id stands in {@link #row}. */
  #idStart = 0;
  #rowNumber = 0;
  #tally: Tally;
  readonly changes = new ByteWriter(1 << 14);
  readonly flags = new ByteWriter(1 << 10);
  readonly rejects = new ByteWriter(1 << 10);

  /** `fields` are the names of the output's columns. */
  constructor(stamp: Stamp, fields: readonly string[], tally: Tally) {
    this.#prefix = `${[stamp.run, stamp.time, stamp.operator, stamp.command].map(csvText).join(',')},`;
    this.#fields = fields.map((field) => piece(`${csvText(field)},`));
    this.#tally = tally;
  }

  /** What was counted since the ledger got its tally. */
  get tally(): Tally {
    for (const [rule, lines] of this.#rules) {
      if (lines.count === 0) continue;
      count(this.#tally.rules, rule, lines.count);
      lines.count = 0;
    }
    return this.#tally;
  }

  set tally(tally: Tally) {
    this.#tally = tally;
    for (const lines of this.#rules.values()) {
      lines.count = 0;
      lines.examples = undefined;
    }
  }

  /** The record that the next changes and flags are about. */
  record(source: string, row: number, id: string): void {
    const place = this.#open(source, row);
    place.cell(id);
    place.byte(COMMA);
  }

  /** The same with the id as bytes that need no quotes. */
  recordBytes(source: string, row: number, words: DataView, start: number, end: number): void {
    const place = this.#open(source, row);
    place.copy(words, start, end);
    place.byte(COMMA);
  }

  #open(source: string, row: number): ByteWriter {
    if (source !== this.#source) {
      this.#source = source;
      this.#sourceCell = piece(`,${csvText(source)},`);
      for (const [rule, lines] of this.#rules) lines.start = this.#startOf(rule);
    }
    const place = this.#row;
    this.#rowNumber = row;
    place.cut(0);
    place.number(row);
    place.byte(COMMA);
    this.#idStart = place.length;
    return place;
  }

  /** A rule changed the cell of output column `field`, which was `old`. */
  changed(field: number, rule: string, old: string, value: string): void {
    const lines = this.#beginChange(field, rule);
    this.changes.cell(old);
    this.#endChange(field, lines, value);
    if (lines.examples?.length !== EXAMPLES_PER_RULE) this.#keepExample(field, rule, lines, old, value);
  }

  /** The same of a cell that stands in bytes as it is. */
  changedBytes(
    field: number,
    rule: string,
    cells: CellBytes,
    start: number,
    end: number,
    value: string,
  ): void {
    const { bytes, words } = cells;
    const lines = this.#beginChange(field, rule);
    if (isPlain(bytes, start, end)) this.changes.copy(words, start, end);
    else this.changes.cell(bytes.toString('utf8', start, end));
    this.#endChange(field, lines, value);
    if (lines.examples?.length !== EXAMPLES_PER_RULE)
      this.#keepExample(field, rule, lines, bytes.toString('utf8', start, end), value);
  }

  #beginChange(field: number, rule: string): RuleLines {
    const { changes } = this;
    const lines = this.#rules.get(rule) ?? this.#openRule(rule);
    changes.copy(lines.start);
    changes.append(this.#row);
    changes.copy(this.#fields[field]!);
    return lines;
  }

  #endChange(field: number, lines: RuleLines, value: string): void {
    const { changes } = this;
    changes.byte(COMMA);
    changes.cell(value);
    changes.byte(LINE_FEED);
    this.#tally.fields[field]!.changed++;
    lines.count++;
  }

  #keepExample(field: number, rule: string, lines: RuleLines, old: string, value: string): void {
    const examples = (lines.examples ??= this.#tally.examples[rule] ??= []);
    if (!examples.some((example) => example.field === field && example.old === old))
      examples.push({ field, old, new: value });
  }

  #openRule(rule: string): RuleLines {
    const lines = { start: this.#startOf(rule), count: 0, examples: undefined };
    this.#rules.set(rule, lines);
    return lines;
  }

  #startOf(rule: string): DataView {
    return piece(`${this.#prefix}${rule},${csvText(this.#source)},`);
  }

  /** Something worth knowing about the record's cell of output column `field`, and what was likely meant, if anything. */
  flagged(field: number, code: string, suggestion = ''): void {
    const { flags } = this;
    flags.append(this.#row, this.#idStart);
    flags.number(this.#rowNumber);
    flags.byte(COMMA);
    flags.copy(this.#fields[field]!);
    flags.text(code);
    flags.copy(this.#sourceCell);
    if (suggestion !== '') flags.cell(suggestion);
    flags.byte(LINE_FEED);
    count(this.#tally.flags, code);
  }

  rejected(source: string, reject: Rejected): void {
    this.rejects.text(rejectLine(source, reject));
    this.#tally.rejected++;
    count(this.#tally.rejects, reject.code);
  }
}

function piece(text: string): DataView {
  return wordsOf(Buffer.from(text));
}

/** True when these bytes are a cell of our comma-separated files as they stand. */
export function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte <= COMMA && (byte === COMMA || byte === QUOTE || byte === LINE_FEED || byte === CARRIAGE_RETURN))
      return false;
  }
  return true;
}

/** One line of rejects.csv: the record as it stood in the file, and why it could not be used. */
export function rejectLine(source: string, reject: Rejected): string {
  return `${csvText(source)},${reject.row},${csvText(placeOf(reject))},${reject.code},${csvText(reject.raw)}\n`;
}

/** `17`, or `2024-02.csv:17` where the line number alone would not say which file. */
export function placeOf({ part, line }: Pick<Rejected, 'part' | 'line'>): string {
  return part === undefined ? String(line) : `${part}:${line}`;
}
