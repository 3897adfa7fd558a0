// What a finished run says of itself: its crosswalk and its merge report, read back and held against its own counts.
import type { Summary } from '../model/summary.ts';
import type { Params } from '../model/user-error.ts';
import { indexTexts, TextIndex } from '../linkage/text-index.ts';
import { TextPacker } from '../linkage/text-list.ts';
import { KeyReader } from './key-book.ts';
import type { RunView } from './run-view.ts';

export interface Check {
  /** `check/…` in the catalogues. */
  readonly code: string;
  readonly passed: boolean;
  /** Set when it could not be looked at: `passed` says nothing then, `params.why` says why. */
  readonly unchecked?: true;
  readonly params: Params;
}

/** What verify reads of summary.json. */
export type RunSummary = Summary & {
  readonly crosswalk_carried?: number;
  readonly ids_qualified?: boolean;
  readonly output_encoding?: string;
  readonly dropped_fields?: readonly string[];
  readonly self_references?: Readonly<Record<string, number>>;
  /** Column that names other customers → the column it names them by, where that is not the id. */
  readonly self_reference_columns?: Readonly<Record<string, string>>;
  readonly children?: readonly {
    readonly name: string;
    readonly foreign_key: string;
    readonly foreign_keys?: readonly string[];
    /** By foreign key: the column of the customers it names; null: their id. */
    readonly references?: readonly (string | null)[];
    readonly encoding?: string;
    readonly duplicates?: number;
    readonly rows: number;
    readonly rejected: number;
  }[];
};

export interface Crosswalk {
  readonly checks: readonly Check[];
  /** Those of this run's records are known; what stands for another is its target. */
  readonly keys: KeyReader;
  readonly survivors: ReadonlySet<string>;
  readonly merged: readonly { readonly source: string; readonly id: string; readonly survivingId: string }[];
}

export async function readCrosswalk(run: RunView, summary: RunSummary): Promise<Crosswalk> {
  const table = (await run.ours('crosswalk.csv')).packed();
  const at = (name: string): number => table.column(name);
  const [source, old, surviving, role] = [at('old_source'), at('old_id'), at('surviving_id'), at('role')];
  const { counts } = summary;
  const roles = new Map<string, number>();
  const survivors = new Set<string>();
  const kept = new TextPacker(1 << 10);
  const merged: { source: string; id: string; survivingId: string }[] = [];
  const carried: (readonly [id: string, target: string])[] = [];
  let rows = 0;
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
      kept.add(id);
      if (is === 'survivor') survivors.add(id);
    }
    // Ids of records that were merged away are targets' keys; in runs that qualify ids nobody asks for bare ones.
    if (is === 'merged') merged.push({ source: table.cell(source), id: table.cell(old), survivingId: id });
  }
  const { keys, repeated } = idsOf(kept, merged, carried);
  const of = (name: string): number => roles.get(name) ?? 0;
  const here = of('survivor') + of('unchanged');
  const lost = merged.filter(({ survivingId }) => !survivors.has(survivingId)).length;
  const alone = new Set(merged.map(({ survivingId }) => survivingId)).size;
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
    {
      code: 'check/ids-resolve',
      passed: lost === 0 && alone === survivors.size,
      params: { count: lost + Math.abs(survivors.size - alone) },
    },
    { code: 'check/ids-unique', passed: repeated === 0, params: { count: repeated } },
  ];
  return { checks, keys, survivors, merged };
}

/** All ids, found by their bytes; `repeated`: how many stand for more than one of the rows that were kept. */
function idsOf(
  ids: TextPacker,
  merged: readonly { readonly id: string; readonly survivingId: string }[],
  carried: readonly (readonly [id: string, target: string])[],
): { keys: KeyReader; repeated: number } {
  let repeated = 0;
  const own = new TextIndex(indexTexts(ids.done()));
  own.list.forEach((id, number) => {
    if (own.find(id) !== number) repeated++;
  });
  for (const { id } of merged) ids.add(id);
  let keys = indexTexts(ids.done());
  const known = keys.texts.starts.length - 1;
  const index = new TextIndex(keys);
  const further = new Map<string, string | undefined>();
  for (const [id, target] of carried)
    if (index.find(id) < 0 && id !== target)
      further.set(id, further.has(id) && further.get(id) !== target ? undefined : target);
  for (const id of further.keys()) ids.add(id);
  if (further.size > 0) keys = indexTexts(ids.done());
  const moves = new Uint32Array(keys.texts.starts.length - 1);
  const targets = new TextPacker(1 << 10);
  let count = 0;
  for (const { id, survivingId } of merged) {
    targets.add(survivingId);
    moves[index.find(id)] = ++count;
  }
  for (const [at, target] of [...further.values()].entries()) {
    if (target === undefined) continue;
    targets.add(target);
    moves[known + at] = ++count;
  }
  const [met, doubts] = [new Uint8Array(0), new Uint8Array(0)];
  return { keys: new KeyReader({ keys, known, moves, targets: targets.done(), met, doubts }), repeated };
}

export interface MergeReport {
  readonly check: Check;
  /** Surviving id → field → value. */
  readonly kept: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly lost: ReadonlyMap<string, readonly string[]>;
  /** Surviving id → fields whose value was made of several. */
  readonly joined: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Policies that make one value of several: it need not be one its field could hold alone. */
const JOINING = /\b(?:union|concat|concat-from|note|keep-all)\b/;

/** merge-report.csv: each of its lines speaks of a merged customer, of a field once, and of members of it. */
export async function readMergeReport(run: RunView, { survivors, merged }: Crosswalk): Promise<MergeReport> {
  const table = await run.ours('merge-report.csv');
  const at = ['surviving_id', 'field', 'kept_value', 'kept_from_id', 'lost_values', 'policy'].map((name) =>
    table.column(name),
  );
  const [idAt, fieldAt, keptAt, fromAt, lostAt, policyAt] = at as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const members = new Map<string, Set<string>>(
    [...survivors].map((id) => [id, new Set([id, afterColon(id)])]),
  );
  for (const { id, survivingId } of merged) members.get(survivingId)?.add(id);
  const kept = new Map<string, Map<string, string>>();
  const lost = new Map<string, string[]>();
  const joined = new Map<string, Set<string>>();
  let count = 0;
  let first = '';
  for (let row = await table.next(); row !== undefined; row = await table.next()) {
    const id = row[idAt]!;
    const own = kept.get(id) ?? new Map<string, string>();
    const values = lostIn(row[lostAt]!);
    const known = members.get(id);
    const isSound =
      known !== undefined &&
      values !== undefined &&
      !own.has(row[fieldAt]!) &&
      (row[fromAt] === '' || known.has(row[fromAt]!)) &&
      values.every((value) => known.has(value.id));
    if (!isSound) {
      count++;
      first ||= `${id} ${row[fieldAt]!}`;
    }
    own.set(row[fieldAt]!, row[keptAt]!);
    kept.set(id, own);
    if (JOINING.test(row[policyAt]!)) joined.set(id, (joined.get(id) ?? new Set()).add(row[fieldAt]!));
    const told = lost.get(id) ?? [];
    told.push(row[keptAt]!, ...(values ?? []).map(({ value }) => value));
    lost.set(id, told);
  }
  return {
    check: { code: 'check/report-lines', passed: count === 0, params: { count, first } },
    kept,
    lost,
    joined,
  };
}

function afterColon(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

function lostIn(text: string): readonly { readonly id: string; readonly value: string }[] | undefined {
  if (text === '') return [];
  try {
    const list = JSON.parse(text) as unknown;
    const isList =
      Array.isArray(list) &&
      list.every(
        (each: { id?: unknown; value?: unknown } | null) =>
          typeof each?.id === 'string' && typeof each.value === 'string',
      );
    return isList ? (list as { id: string; value: string }[]) : undefined;
  } catch {
    return undefined;
  }
}
