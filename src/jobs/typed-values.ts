// Values a person typed into the review sheet: judged as cells of their column are, and handed to the group they are for.
import { inputError, type Place } from '../model/user-error.ts';
import type { Normalizer } from '../model/cleaned.ts';
import type { Member, Typed } from '../survivorship/group.ts';
import { nearestWord } from '../text/nearest.ts';
import { openColumn } from './clean-column.ts';
import type { TablePlan } from './plan.ts';

/** One of them, where it stands. */
export interface TypedCell {
  readonly line: number;
  readonly cluster: string;
  readonly rowKey: string;
  readonly field: string;
  readonly text: string;
}

/** One that is not in the output, and why; `code` is a sentence of the catalogues. */
export interface NotTaken extends TypedCell {
  readonly code: string;
}

interface JudgedCell {
  readonly cell: TypedCell;
  /** Of the output's columns. */
  readonly at: number;
  readonly typed: Typed;
}

/** Typed where the field is to hold nothing. */
const BLANKS = new Set(['(blank)', '（blank）', '(空)', '（空）', '(空白)', '（空白）']);

const ISO_DATE = /^\d{4}-\d\d-\d\d/;
const isDate = (type: string): boolean => type === 'date' || type === 'datetime';

/** Judges what is typed, and remembers it for the group it is for. */
export class TypedValues {
  readonly #plan: TablePlan;
  readonly #cells = new Map<string, JudgedCell[]>();
  readonly #refused = new Map<string, string>();
  readonly #normalizers = new Map<string, Normalizer | undefined>();
  readonly #taken = new Set<JudgedCell>();
  readonly notTaken: NotTaken[] = [];

  constructor(plan: TablePlan) {
    this.#plan = plan;
  }

  /** How many are in the output. */
  get taken(): number {
    return this.#taken.size;
  }

  /**
   * The cells of one row of the sheet. False when one of them is no value of its field: then the row counts for nothing,
   * and the record is not merged over it. Throws, exit 3, when a column is for a field that is none, or for the ids.
   */
  add(cells: readonly TypedCell[], place: Place): boolean {
    const judged = cells.map((cell) => this.#judge(cell, place));
    const wrong = judged.includes(undefined);
    for (const [i, each] of judged.entries()) {
      const cell = cells[i]!;
      if (each === undefined) this.#refuse(cell, 'review/typed-invalid');
      else if (wrong) this.notTaken.push({ ...cell, code: 'review/typed-beside-invalid' });
      else this.#cellsOf(cell.rowKey).push(each);
    }
    return !wrong;
  }

  /** What was typed for a group, by field; or the field that keeps the group from being merged. */
  of(group: readonly Member[]): { typed?: ReadonlyMap<number, Typed>; stopped?: string } {
    if (this.#cells.size === 0 && this.#refused.size === 0) return {};
    const typed = new Map<number, Typed>();
    const found: JudgedCell[] = [];
    for (const { source, id } of group) {
      const name = this.#nameOf(`${source}:${id}`);
      const stopped = this.#refused.get(name);
      if (stopped !== undefined) return { stopped };
      found.push(...(this.#cells.get(name) ?? []));
    }
    for (const each of found) {
      const known = typed.get(each.at);
      if (known !== undefined && known.key !== each.typed.key) {
        for (const { cell, at } of found) if (at === each.at) this.#refuse(cell, 'review/typed-twice');
        return { stopped: each.cell.field };
      }
      if (known === undefined) typed.set(each.at, this.#spelled(each, group));
    }
    return typed.size === 0 ? {} : { typed };
  }

  /** The group was merged with them. */
  take(group: readonly Member[]): void {
    for (const { source, id } of group)
      for (const each of this.#cells.get(this.#nameOf(`${source}:${id}`)) ?? []) this.#taken.add(each);
  }

  /** When every group is decided: those of records that were not merged are not in the output. */
  close(): void {
    for (const each of [...this.#cells.values()].flat()) {
      const { cell } = each;
      if (this.#taken.has(each) || this.#refused.has(this.#nameOf(cell.rowKey))) continue;
      this.notTaken.push({ ...cell, code: 'review/typed-not-merged' });
    }
    this.notTaken.sort((a, b) => a.line - b.line);
  }

  #refuse(cell: TypedCell, code: string): void {
    this.#refused.set(this.#nameOf(cell.rowKey), cell.field);
    this.notTaken.push({ ...cell, code });
  }

  #cellsOf(rowKey: string): JudgedCell[] {
    const name = this.#nameOf(rowKey);
    const cells = this.#cells.get(name) ?? [];
    this.#cells.set(name, cells);
    return cells;
  }

  /** A single export may be called jan.csv today and feb.csv tomorrow. */
  #nameOf(rowKey: string): string {
    return this.#plan.sources.length > 1 ? rowKey : rowKey.slice(rowKey.indexOf(':') + 1);
  }

  #judge(cell: TypedCell, place: Place): JudgedCell | undefined {
    const { output } = this.#plan;
    const at = output.findIndex(({ name }) => name === cell.field);
    const column = output[at];
    if (column === undefined) {
      const names = output.map(({ name }) => name);
      const nearest = nearestWord(cell.field, names);
      throw inputError(
        'review/typed-unknown-field',
        { field: cell.field, nearest, fields: names.join(', ') },
        place,
      );
    }
    if (column.role === 'id' || column.type === 'id' || column.added === 'source')
      throw inputError('review/typed-id', { field: cell.field }, place);
    const text = cell.text.trim();
    if (BLANKS.has(text.toLowerCase())) return { cell, at, typed: { value: '', key: '' } };
    const normalizer = this.#normalizer(at, cell.rowKey);
    if (normalizer === undefined) return { cell, at, typed: { value: text, key: text } };
    const { status, value } = normalizer.clean(text);
    if (status === 'invalid' || status === 'lossy') return undefined;
    // 3/6/80, which a spreadsheet made of what was typed, may be two days: nobody guesses which was meant.
    if (isDate(column.type) && status !== 'empty' && !ISO_DATE.test(value)) return undefined;
    if (status === 'empty') return { cell, at, typed: { value: '', key: '' } };
    return { cell, at, typed: { value: isDate(column.type) ? value : text, key: value } };
  }

  #normalizer(at: number, rowKey: string): Normalizer | undefined {
    const { sources } = this.#plan;
    const own = sources.findIndex(({ info }) => rowKey.startsWith(`${info.name}:`));
    const name = `${own} ${at}`;
    if (this.#normalizers.has(name)) return this.#normalizers.get(name);
    const column = [...sources.slice(Math.max(0, own), own + 1), ...sources]
      .flatMap(({ columns }) => columns)
      .find(({ target }) => target === at);
    const normalizer = column && openColumn(column);
    this.#normalizers.set(name, normalizer);
    return normalizer;
  }

  /** Spreadsheets write dates as they like: one that a record holds is written as that record writes it. */
  #spelled({ at, typed }: JudgedCell, group: readonly Member[]): Typed {
    if (!isDate(this.#plan.output[at]!.type) || typed.key === '') return typed;
    const member = group.find(({ keys }) => keys[at] === typed.key);
    return member ? { ...typed, value: member.cells[at] ?? '' } : typed;
  }
}
