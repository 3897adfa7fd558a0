// Records found by what people call them: an id, and where there are several sources the source's name.
import type { RecordStore } from '../linkage/record-store.ts';

/** No record, or several that only their source tells apart. */
export type Unnamed = 'unknown' | 'ambiguous';

export class RecordNames {
  readonly #byId = new Map<string, number | 'ambiguous'>();
  readonly #bySource: ReadonlyMap<string, Map<string, number | 'ambiguous'>>;
  readonly #only: boolean;

  /** `sources`: names, in the order of the store's numbers. */
  constructor(store: RecordStore, sources: readonly string[]) {
    this.#only = sources.length === 1;
    this.#bySource = new Map(sources.map((name) => [name, new Map()]));
    for (let record = 0; record < store.count; record++) {
      const id = store.ids.at(record);
      this.#byId.set(id, this.#byId.has(id) ? 'ambiguous' : record);
      if (this.#only) continue;
      const own = this.#bySource.get(sources[store.sources[record]!]!)!;
      own.set(id, own.has(id) ? 'ambiguous' : record);
    }
  }

  /** Of a single file the source's name says nothing: it may be called jan.csv today and feb.csv tomorrow. */
  find(id: string, source = ''): number | Unnamed {
    if (source === '' || this.#only) return this.#byId.get(id) ?? 'unknown';
    return this.#bySource.get(source)?.get(id) ?? 'unknown';
  }

  /** An id, or `source:id` where no record has that very id. */
  findKey(key: string): number | Unnamed {
    const found = this.find(key);
    if (found !== 'unknown') return found;
    const colon = key.indexOf(':');
    const source = key.slice(0, colon);
    if (colon < 0 || !this.#bySource.has(source)) return 'unknown';
    return this.find(key.slice(colon + 1), source);
  }
}
