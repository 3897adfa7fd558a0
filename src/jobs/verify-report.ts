// merge-report.csv read back: what it says was kept and lost of each merged customer, put aside until its row is met.
import type { RunView } from './run-view.ts';
import { TextShelf } from './text-shelf.ts';
import type { Crosswalk } from './verify-crosswalk.ts';
import type { Check } from './verify-files.ts';

export interface MergeReport {
  readonly check: Check;
  /** By the number of the surviving id. */
  of(survivor: number): ToldOfCustomer | undefined;
  close(): void;
}

export interface ToldOfCustomer {
  /** Field → the value that was kept. */
  readonly kept: ReadonlyMap<string, string>;
  /** Fields whose value was made of several. */
  readonly joined: ReadonlySet<string>;
  /** Every value told, kept or lost. */
  readonly values: readonly string[];
}

/** As it is put aside: fields and kept values, joined fields, values. */
type Shelved = readonly [(readonly [field: string, value: string])[], string[], string[]];

/** Policies that make one value of several: it need not be one its field could hold alone. */
const JOINING = /\b(?:union|concat|concat-from|note|keep-all)\b/;

/** Each line speaks of a merged customer, of a field once, and of members of it. `folder`: for what memory cannot hold. */
export async function readMergeReport(
  run: RunView,
  crosswalk: Crosswalk,
  folder: string,
): Promise<MergeReport> {
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
  const shelf = new TextShelf(crosswalk.kept, folder);
  let count = 0;
  let first = '';
  let customer: Customer | undefined;
  for (let row = await table.next(); row !== undefined; row = await table.next()) {
    const id = row[idAt]!;
    if (customer?.id !== id) {
      customer?.putAside(shelf);
      customer = new Customer(id, crosswalk, shelf);
    }
    const field = row[fieldAt]!;
    const values = lostIn(row[lostAt]!);
    const isSound =
      values !== undefined &&
      customer.isKnown &&
      !customer.kept.has(field) &&
      (row[fromAt] === '' || customer.has(row[fromAt]!)) &&
      values.every((value) => customer!.has(value.id));
    if (!isSound) {
      count++;
      first ||= `${id} ${field}`;
    }
    customer.kept.set(field, row[keptAt]!);
    if (JOINING.test(row[policyAt]!)) customer.joined.add(field);
    customer.values.push(row[keptAt]!, ...(values ?? []).map(({ value }) => value));
  }
  customer?.putAside(shelf);
  return {
    check: { code: 'check/report-lines', passed: count === 0, params: { count, first } },
    of(survivor) {
      const text = shelf.get(survivor);
      if (text === undefined) return undefined;
      const [kept, joined, values] = JSON.parse(text) as Shelved;
      return { kept: new Map(kept), joined: new Set(joined), values };
    },
    close() {
      shelf.close();
    },
  };
}

/** Lines of one customer stand together; where they do not, what was put aside is taken up again. */
class Customer {
  readonly id: string;
  readonly kept: Map<string, string>;
  readonly joined: Set<string>;
  readonly values: string[];
  readonly #number: number;
  readonly #members: ReadonlySet<string>;

  constructor(id: string, { merged, survivor }: Crosswalk, shelf: TextShelf) {
    this.id = id;
    this.#number = survivor(id);
    this.#members = new Set(this.isKnown ? [id, afterColon(id), ...merged.into(this.#number)] : []);
    const before = this.isKnown ? shelf.get(this.#number) : undefined;
    const [kept, joined, values] = before === undefined ? [[], [], []] : (JSON.parse(before) as Shelved);
    this.kept = new Map(kept);
    this.joined = new Set(joined);
    this.values = [...values];
  }

  get isKnown(): boolean {
    return this.#number >= 0;
  }

  has(id: string): boolean {
    return this.#members.has(id);
  }

  putAside(shelf: TextShelf): void {
    const told: Shelved = [[...this.kept], [...this.joined], this.values];
    if (this.isKnown) shelf.put(this.#number, JSON.stringify(told));
  }
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
