// The one writer of truth about cells and rows: every changed cell, flag and rejected row passes through here once, as
// it happens, and becomes a line of its audit file and a count.
import { count, EXAMPLES_PER_RULE, type Tally } from '../model/events.ts';
import type { Rejected } from '../model/record.ts';
import { ByteWriter } from '../text/byte-writer.ts';
import { csvText } from '../text/csv-cell.ts';

export const CHANGES_HEADER = 'run,time,operator,command,rule,source,row,id,field,old,new\n';
export const FLAGS_HEADER = 'id,row,field,code,source\n';
export const REJECTS_HEADER = 'source,row,line,code,original\n';

/** Who did it and when: the first cells of every line of changes.csv. */
export interface Stamp {
  readonly run: string;
  readonly time: string;
  readonly operator: string;
  readonly command: string;
}

const [COMMA, LINE_FEED, QUOTE, CARRIAGE_RETURN] = [44, 10, 34, 13] as const;

/** The audit lines of one stretch of records, as UTF-8. Open it on a record with {@link record}, then say what happened. */
export class Ledger {
  readonly #prefix: Buffer;
  readonly #fields: readonly Buffer[];
  readonly #row = new ByteWriter(256);
  #source = '';
  #sourceCell = '';
  #id = '';
  #rowNumber = 0;
  tally: Tally;
  readonly changes = new ByteWriter(1 << 14);
  readonly flags = new ByteWriter(1 << 10);
  readonly rejects = new ByteWriter(1 << 10);

  /** `fields` are the names of the output's columns. */
  constructor(stamp: Stamp, fields: readonly string[], tally: Tally) {
    const who = [stamp.run, stamp.time, stamp.operator, stamp.command].map(csvText).join(',');
    this.#prefix = Buffer.from(`${who},`);
    this.#fields = fields.map((field) => Buffer.from(csvText(field)));
    this.tally = tally;
  }

  /** The record that the next changes and flags are about. */
  record(source: string, row: number, id: string): void {
    if (source !== this.#source) {
      this.#source = source;
      this.#sourceCell = csvText(source);
    }
    this.#id = id;
    this.#rowNumber = row;
    this.#row.cut(0);
    this.#row.byte(COMMA);
    this.#row.text(this.#sourceCell);
    this.#row.byte(COMMA);
    this.#row.text(String(row));
    this.#row.byte(COMMA);
    this.#row.cell(id);
    this.#row.byte(COMMA);
  }

  /**
   * A rule changed the cell of output column `field`. What stood there are the bytes from `start` to `end`, or `old` where
   * they are not the cell's own text (doubled quotes).
   */
  changed(
    field: number,
    rule: string,
    cell: {
      readonly bytes: Buffer;
      readonly start: number;
      readonly end: number;
      readonly text: string | undefined;
    },
    value: string,
  ): void {
    const { changes, tally } = this;
    const { bytes, start, end, text } = cell;
    changes.copy(this.#prefix);
    changes.text(rule);
    changes.append(this.#row);
    changes.copy(this.#fields[field]!);
    changes.byte(COMMA);
    if (text !== undefined) changes.cell(text);
    else if (isPlain(bytes, start, end)) changes.copy(bytes, start, end);
    else changes.cell(bytes.toString('utf8', start, end));
    changes.byte(COMMA);
    changes.cell(value);
    changes.byte(LINE_FEED);
    tally.fields[field]!.changed++;
    count(tally.rules, rule);
    const examples = (tally.examples[rule] ??= []);
    if (examples.length === EXAMPLES_PER_RULE) return;
    const old = text ?? bytes.toString('utf8', start, end);
    if (!examples.some((example) => example.old === old)) examples.push({ field, old, new: value });
  }

  /** Something worth knowing about the record's cell of output column `field`. */
  flagged(field: number, code: string): void {
    const { flags } = this;
    flags.cell(this.#id);
    flags.byte(COMMA);
    flags.text(String(this.#rowNumber));
    flags.byte(COMMA);
    flags.copy(this.#fields[field]!);
    flags.byte(COMMA);
    flags.text(code);
    flags.byte(COMMA);
    flags.text(this.#sourceCell);
    flags.byte(LINE_FEED);
    count(this.tally.flags, code);
  }

  rejected(source: string, reject: Rejected): void {
    this.rejects.text(rejectLine(source, reject));
    this.tally.rejected++;
    count(this.tally.rejects, reject.code);
  }
}

/** True when these bytes are a cell of our comma-separated files as they stand. */
function isPlain(bytes: Buffer, start: number, end: number): boolean {
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
