// changes.csv read beside the rows it is about, in bounded memory: both are in the order of rows.
import { inputError } from '../model/user-error.ts';
import { OURS } from './run-view.ts';
import { TableCursor } from './table-cursor.ts';

export interface CellChange {
  readonly row: number;
  readonly field: string;
  readonly old: string;
  readonly value: string;
}

export class Trail {
  readonly #file: string;
  readonly #cursor: TableCursor;
  readonly #at: Readonly<Record<'row' | 'field' | 'old' | 'new', number>>;
  #next: CellChange | undefined;

  private constructor(file: string, cursor: TableCursor) {
    this.#file = file;
    this.#cursor = cursor;
    const at = { row: 0, field: 0, old: 0, new: 0 };
    for (const name of ['row', 'field', 'old', 'new'] as const) at[name] = cursor.column(name);
    this.#at = at;
  }

  static async open(file: string): Promise<Trail> {
    // Told everything, so that nothing is guessed from what happens to stand in it.
    const cursor = await TableCursor.open({ file, ...OURS });
    const trail = new Trail(file, cursor);
    if (cursor.header.length > 0 && Object.values(trail.#at).includes(-1))
      throw inputError('trail/no-trail', { file });
    await trail.#advance();
    return trail;
  }

  /** The changes of a row; rows are asked for in ascending order. */
  async of(row: number): Promise<CellChange[]> {
    const changes: CellChange[] = [];
    while (this.#next !== undefined && this.#next.row <= row) {
      if (this.#next.row === row) changes.push(this.#next);
      else throw inputError('trail/out-of-order', { file: this.#file, row: this.#next.row });
      await this.#advance();
    }
    return changes;
  }

  /** The row of a change nobody asked for; undefined when all were given. */
  get left(): number | undefined {
    return this.#next?.row;
  }

  async close(): Promise<void> {
    await this.#cursor.close();
  }

  async #advance(): Promise<void> {
    const cells = await this.#cursor.next();
    if (this.#cursor.rejects.length > 0) throw inputError('trail/no-trail', { file: this.#file });
    if (cells === undefined) {
      this.#next = undefined;
      return;
    }
    const { row, field, old, new: value } = this.#at;
    this.#next = { row: Number(cells[row]), field: cells[field]!, old: cells[old]!, value: cells[value]! };
  }
}
