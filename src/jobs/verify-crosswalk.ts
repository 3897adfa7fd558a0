// The crosswalk of a finished run, read back and held against the run's own counts. Ids are held as bytes, by number.
import { sharedNumbers, TextList, TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import { indexTexts, TextIndex, type IndexedTexts } from '../linkage/text-index.ts';
import { KeyReader } from './key-book.ts';
import type { RunView } from './run-view.ts';
import type { Check, RunSummary } from './verify-files.ts';

export interface Crosswalk {
  readonly checks: readonly Check[];
  /** Those of this run's records are known; what stands for another is its target. */
  readonly keys: KeyReader;
  /** How many rows were kept: their ids have the first numbers of `keys`. */
  readonly kept: number;
  readonly merged: MergedIds;
  /** The number of a record that others were merged into; -1: it is none. */
  readonly survivor: (id: string) => number;
}

/** Records that were merged away, in the order of the crosswalk. */
export class MergedIds {
  readonly size: number;
  /** By record: the number of the id it was merged into, -1 where no row was kept under it. */
  readonly targets: Int32Array;
  readonly #sources: readonly string[];
  readonly #sourceOf: Uint32Array;
  readonly #ids: TextList;
  readonly #survivingIds: TextList;
  /** By target: its last record plus one; by record: the one before it that has the same target, plus one. */
  readonly #last: Uint32Array;
  readonly #before: Uint32Array;

  constructor(lines: MergedLines, kept: number, find: (id: string) => number) {
    this.#sources = lines.sources;
    this.#sourceOf = Uint32Array.from(lines.sourceOf);
    this.#ids = new TextList(lines.ids);
    this.#survivingIds = new TextList(lines.survivingIds);
    this.size = this.#ids.size;
    this.targets = new Int32Array(this.size);
    this.#last = new Uint32Array(kept);
    this.#before = new Uint32Array(this.size);
    for (let at = 0; at < this.size; at++) {
      const found = find(this.#survivingIds.at(at));
      const target = (this.targets[at] = found < kept ? found : -1);
      if (target < 0) continue;
      this.#before[at] = this.#last[target]!;
      this.#last[target] = at + 1;
    }
  }

  source(at: number): string {
    return this.#sources[this.#sourceOf[at]!]!;
  }

  id(at: number): string {
    return this.#ids.at(at);
  }

  survivingId(at: number): string {
    return this.#survivingIds.at(at);
  }

  /** Ids of those merged into the record of a number. */
  *into(target: number): Generator<string> {
    for (let at = this.#last[target]! - 1; at >= 0; at = this.#before[at]! - 1) yield this.#ids.at(at);
  }
}

interface MergedLines {
  readonly sources: readonly string[];
  readonly sourceOf: readonly number[];
  readonly ids: PackedTexts;
  readonly survivingIds: PackedTexts;
}

export async function readCrosswalk(run: RunView, summary: RunSummary): Promise<Crosswalk> {
  const table = (await run.ours('crosswalk.csv')).packed();
  const at = (name: string): number => table.column(name);
  const [source, old, surviving, role] = [at('old_source'), at('old_id'), at('surviving_id'), at('role')];
  const { counts } = summary;
  const roles = new Map<string, number>();
  const keptIds = new TextPacker(1 << 10);
  /** Places of survivors among the kept. */
  const survivors: number[] = [];
  const sources: string[] = [];
  const sourceOf: number[] = [];
  const [mergedIds, mergedInto] = [new TextPacker(1 << 10), new TextPacker(1 << 10)];
  const carried: (readonly [id: string, target: string])[] = [];
  let [rows, kept] = [0, 0];
  while (table.step() || (await table.load())) {
    if (rows === counts.in) {
      carried.push([table.cell(old), table.cell(surviving)]);
      continue;
    }
    rows++;
    const is = table.cell(role);
    roles.set(is, (roles.get(is) ?? 0) + 1);
    const id = table.cell(surviving);
    if (is === 'survivor' || is === 'unchanged') {
      keptIds.add(id);
      if (is === 'survivor') survivors.push(kept);
      kept++;
    }
    if (is !== 'merged') continue;
    const name = table.cell(source);
    let known = sources.indexOf(name);
    if (known < 0) known = sources.push(name) - 1;
    sourceOf.push(known);
    mergedIds.add(table.cell(old));
    mergedInto.add(id);
  }
  const lines = { sources, sourceOf, ids: mergedIds.done(), survivingIds: mergedInto.done() };
  // Rows that were kept have the first numbers, and of equal ids the first is found.
  new TextList(lines.ids).forEach((id) => {
    keptIds.add(id);
  });
  const ids = indexTexts(keptIds.done());
  const index = new TextIndex(ids);
  const isSurvivor = new Uint8Array(kept);
  for (const place of survivors) isSurvivor[index.find(index.list.at(place))] = 1;
  let repeated = 0;
  for (let number = 0; number < kept; number++) if (index.find(index.list.at(number)) !== number) repeated++;
  const merged = new MergedIds(lines, kept, (id) => index.find(id));
  const { lost, alone } = strays(merged, isSurvivor);
  const keys = leadAll(keptIds, ids, merged, carried);
  const of = (name: string): number => roles.get(name) ?? 0;
  const here = of('survivor') + of('unchanged');
  const expected = summary.crosswalk_carried ?? 0;
  const found = rows + carried.length;
  const checks: Check[] = [
    {
      code: 'check/rows-in',
      passed: found === counts.in + expected,
      params: { expected: counts.in, found: found - expected },
    },
    { code: 'check/rows-kept', passed: here === counts.out, params: { expected: counts.out, found: here } },
    {
      code: 'check/rows-merged',
      passed: of('merged') === counts.merged && of('rejected') === counts.rejected,
      params: { expected: counts.merged, found: of('merged') },
    },
    { code: 'check/ids-resolve', passed: lost + alone === 0, params: { count: lost + alone } },
    { code: 'check/ids-unique', passed: repeated === 0, params: { count: repeated } },
  ];
  return {
    checks,
    keys,
    kept,
    merged,
    survivor(id) {
      const number = index.find(id);
      return number >= 0 && number < kept && isSurvivor[number] === 1 ? number : -1;
    },
  };
}

/** `lost`: merged into nobody who survives; `alone`: survivors nobody was merged into. */
function strays(merged: MergedIds, isSurvivor: Uint8Array): { lost: number; alone: number } {
  const isMet = new Uint8Array(isSurvivor.length);
  let [lost, alone] = [0, 0];
  for (const target of merged.targets) {
    if (target < 0 || isSurvivor[target] === 0) lost++;
    else isMet[target] = 1;
  }
  isSurvivor.forEach((is, number) => {
    if (is === 1 && isMet[number] === 0) alone++;
  });
  return { lost, alone };
}

/**
 * Where each id leads, those of earlier runs too. In runs that qualify ids nobody asks for the bare ones of merged
 * records.
 */
function leadAll(
  packer: TextPacker,
  own: IndexedTexts,
  merged: MergedIds,
  carried: readonly (readonly [id: string, target: string])[],
): KeyReader {
  const known = own.texts.starts.length - 1;
  const index = new TextIndex(own);
  const further = new Map<string, string | undefined>();
  for (const [id, target] of carried)
    if (index.find(id) < 0 && id !== target)
      further.set(id, further.has(id) && further.get(id) !== target ? undefined : target);
  for (const id of further.keys()) packer.add(id);
  const keys = further.size > 0 ? indexTexts(packer.done()) : own;
  const moves = sharedNumbers(keys.texts.starts.length - 1);
  const targets = new TextPacker(1 << 10);
  let count = 0;
  for (let at = 0; at < merged.size; at++) {
    targets.add(merged.survivingId(at));
    moves[index.find(merged.id(at))] = ++count;
  }
  for (const [at, target] of [...further.values()].entries()) {
    if (target === undefined) continue;
    targets.add(target);
    moves[known + at] = ++count;
  }
  const [met, doubts] = [new Uint8Array(0), new Uint8Array(0)];
  return new KeyReader({ keys, known, moves, targets: targets.done(), met, doubts });
}
