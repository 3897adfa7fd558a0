// Known answers about the records of this run: what a table of them says, record by record.
import { Groups } from '../linkage/score-partition.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { inputError } from '../model/user-error.ts';
import { RecordNames } from './record-names.ts';
import type { NamedRecord, Truth } from './truth-file.ts';

export interface JudgedPair {
  readonly left: number;
  readonly right: number;
  readonly same: boolean;
}

export interface KnownAnswers {
  readonly kind: Truth['kind'];
  /** By record, the customer it is; of judged pairs: those said to be one are. */
  readonly entities: Int32Array;
  /** Of judged pairs: these, and no others, are known. */
  readonly judged: readonly JudgedPair[] | undefined;
  /** Records it tells something about. */
  readonly records: number;
  /** Names of records that are not in the run, and the first line that has one. */
  readonly unknown: number;
  readonly unknownLine: number;
  /** Lines left without a judgement. */
  readonly open: number;
}

/** `sources`: names of the run's sources. Throws when nothing of the table is about these records. */
export function answersFor(truth: Truth, store: RecordStore, sources: readonly string[]): KnownAnswers {
  const finder = new Finder(truth.file, new RecordNames(store, sources));
  const groups = new Groups(store.count);
  const judged = new Map<string, JudgedPair & { line: number }>();
  if (truth.kind === 'clusters') {
    const firstOf = new Map<string, number>();
    for (const named of truth.records) {
      const record = finder.find(named, named.line);
      if (record === undefined) continue;
      const first = firstOf.get(named.cluster);
      if (first === undefined) firstOf.set(named.cluster, record);
      else groups.join(first, record);
    }
  } else {
    for (const pair of truth.pairs) {
      const [a, b] = [finder.find(pair.left, pair.line), finder.find(pair.right, pair.line)];
      if (a === undefined || b === undefined) continue;
      const { file } = truth;
      if (a === b) throw inputError('truth/same-twice', {}, { file, line: pair.line });
      const same = 'same' in pair ? pair.same : true;
      const [left, right] = a < b ? [a, b] : [b, a];
      const before = judged.get(`${left},${right}`);
      if (before !== undefined && before.same !== same)
        throw inputError('truth/contradiction', { first: before.line }, { file, line: pair.line });
      judged.set(`${left},${right}`, { left, right, same, line: pair.line });
      if (same) groups.join(left, right);
    }
  }
  if (finder.known.size === 0)
    throw inputError('truth/no-record', { file: truth.file, unknown: finder.unknown.size });
  return {
    kind: truth.kind,
    entities: groups.done(),
    judged: truth.kind === 'judged' ? [...judged.values()] : undefined,
    records: finder.known.size,
    unknown: finder.unknown.size,
    unknownLine: finder.firstLine,
    open: truth.kind === 'judged' ? truth.open : 0,
  };
}

class Finder {
  readonly known = new Set<number>();
  readonly unknown = new Set<string>();
  firstLine = 0;
  readonly #file: string;
  readonly #names: RecordNames;

  constructor(file: string, names: RecordNames) {
    this.#file = file;
    this.#names = names;
  }

  find({ id, source }: NamedRecord, line: number): number | undefined {
    const found = this.#names.find(id, source);
    if (found === 'ambiguous') throw inputError('truth/ambiguous', {}, { file: this.#file, line });
    if (found === 'unknown') {
      this.unknown.add(JSON.stringify([source, id]));
      if (this.firstLine === 0) this.firstLine = line;
      return undefined;
    }
    this.known.add(found);
    return found;
  }
}
