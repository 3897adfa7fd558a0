// The one writer of truth about cells and rows: every changed cell, flag and rejected row passes through here once, as
// it happens, and becomes a line of its audit file and a count.
import { count, EXAMPLES_PER_RULE, type CellChanged, type Flagged, type Tally } from '../model/events.ts';
import type { Rejected } from '../model/record.ts';
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

export class Ledger {
  readonly #prefix: string;
  readonly #fields: string[] = [];
  #source = '';
  #id = '';
  #row = -1;
  #place = '';
  readonly tally: Tally;
  changes = '';
  flags = '';
  rejects = '';

  constructor(stamp: Stamp, tally: Tally) {
    this.#prefix = [stamp.run, stamp.time, stamp.operator, stamp.command].map(csvText).join(',') + ',';
    this.tally = tally;
  }

  changed(event: CellChanged, column: number): void {
    // Source, id and field stand in line after line: each is made ready once.
    if (event.source !== this.#source || event.id !== this.#id || event.row !== this.#row) {
      this.#source = event.source;
      this.#id = event.id;
      this.#row = event.row;
      this.#place = `,${csvText(event.source)},${event.row},${csvText(event.id)},`;
    }
    const field = (this.#fields[column] ??= csvText(event.field));
    this.changes += `${this.#prefix}${event.rule}${this.#place}${field},${csvText(event.old)},${csvText(event.new)}\n`;
    const { tally } = this;
    tally.fields[column]!.changed++;
    count(tally.rules, event.rule);
    const examples = (tally.examples[event.rule] ??= []);
    if (examples.length < EXAMPLES_PER_RULE && !examples.some((example) => example.old === event.old)) {
      examples.push({ field: column, old: event.old, new: event.new });
    }
  }

  flagged(event: Flagged): void {
    this.flags += `${csvText(event.id)},${event.row},${csvText(event.field)},${event.code},${csvText(event.source)}\n`;
    count(this.tally.flags, event.code);
  }

  rejected(source: string, reject: Rejected): void {
    this.rejects += rejectLine(source, reject);
    this.tally.rejected++;
    count(this.tally.rejects, reject.code);
  }
}

/** One line of rejects.csv: the record as it stood in the file, and why it could not be used. */
export function rejectLine(source: string, reject: Rejected): string {
  return `${csvText(source)},${reject.row},${csvText(placeOf(reject))},${reject.code},${csvText(reject.raw)}\n`;
}

/** `17`, or `2024-02.csv:17` where the line number alone would not say which file. */
export function placeOf({ part, line }: Pick<Rejected, 'part' | 'line'>): string {
  return part === undefined ? String(line) : `${part}:${line}`;
}
