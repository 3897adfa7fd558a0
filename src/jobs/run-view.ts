// The files of a run, finished or about to get their names: where each lies, and as a table.
import path from 'node:path';
import { PLAIN_CSV } from '../io/csv-write.ts';
import { TableCursor } from './table-cursor.ts';
import type { SourceSpec } from '../io/source.ts';

/** What the run wrote itself need not be guessed. */
export const OURS = { encoding: 'utf-8', written: PLAIN_CSV } as const;

export class RunView {
  readonly folder: string;
  /** Names inside the folder, in the order they were written. */
  readonly names: readonly string[];
  readonly #paths: ReadonlyMap<string, string> | undefined;

  /** `paths`: where files lie that do not have their names yet. */
  constructor(folder: string, names: readonly string[], paths?: ReadonlyMap<string, string>) {
    this.folder = folder;
    this.names = names;
    this.#paths = paths;
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  /** Where the file lies now. */
  place(name: string): string {
    const file = path.isAbsolute(name) ? name : path.join(this.folder, name);
    return this.#paths?.get(file) ?? file;
  }

  /** A table of the folder that every run writes alike. */
  ours(name: string): Promise<TableCursor> {
    return this.open({ file: path.join(this.folder, name), ...OURS });
  }

  open(spec: Omit<SourceSpec, 'name'>): Promise<TableCursor> {
    return TableCursor.open({ ...spec, ours: true }, this.#paths);
  }

  /** Child tables, in the order of the summary. */
  children(): string[] {
    return this.names.filter((name) => name.startsWith(`children${path.sep}`));
  }
}
