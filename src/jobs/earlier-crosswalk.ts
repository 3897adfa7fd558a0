// The crosswalk of earlier runs: where every id ever seen went. It composes with what this run merges, so that no id
// needs looking up twice, and it never contradicts itself: a circle or a second target stops the run.
import { inputError } from '../model/user-error.ts';
import { openSource } from '../io/source.ts';
import { nearestWord } from '../text/nearest.ts';
import { openChunkReader } from './read-chunk.ts';

/** One line as it was written; columns the file does not have are ''. */
export interface EarlierLine {
  readonly source: string;
  readonly id: string;
  readonly row: string;
  readonly survivingId: string;
  readonly role: string;
  /** cluster_id, rule, score, decided_by. */
  readonly rest: readonly string[];
}

/** What an id was to earlier runs: merged into another, the id others were merged into, or neither. */
export type Standing = 'merged' | 'survivor' | 'unknown';

const REST = ['cluster_id', 'rule', 'score', 'decided_by'] as const;

export class EarlierCrosswalk {
  readonly #file: string;
  /** (source, id) → the id it was merged into, to the end of the chain. Ids that stayed are not in it. */
  readonly #finals = new Map<string, string>();
  /** The same by the bare id; undefined where records of several sources went to different ones. */
  readonly #byId = new Map<string, string | undefined>();
  /** Ids others were merged into. */
  readonly #targets = new Set<string>();
  /** Is a source's name part of what tells ids apart? */
  readonly #bySource: boolean;
  /** Ids of the file that this run reads too: their lines are this run's. */
  readonly #present = new Set<string>();
  readonly #known = new Set<string>();
  readonly #lines: () => AsyncIterable<EarlierLine>;

  private constructor(file: string, lines: () => AsyncIterable<EarlierLine>, bySource: boolean) {
    this.#file = file;
    this.#lines = lines;
    this.#bySource = bySource;
  }

  /** `sources`: names of the sources of this run. */
  static async open(file: string, sources: readonly string[]): Promise<EarlierCrosswalk> {
    return EarlierCrosswalk.of(file, () => readLines(file), sources);
  }

  /** The same of lines that are there already; they are gone through three times. `file`: what messages call them. */
  static async of(
    file: string,
    lines: () => AsyncIterable<EarlierLine>,
    sources: readonly string[],
  ): Promise<EarlierCrosswalk> {
    const named = new Set<string>();
    const merged = new Map<string, EarlierLine>();
    for await (const line of lines()) {
      named.add(line.source);
      if (line.id === '' || line.survivingId === '' || line.survivingId === line.id) continue;
      const key = JSON.stringify([line.source, line.id]);
      const other = merged.get(key)?.survivingId ?? line.survivingId;
      if (other !== line.survivingId)
        throw inputError('crosswalk/two-in-file', {
          id: line.id,
          first: other,
          second: line.survivingId,
          file,
        });
      merged.set(key, line);
    }
    // A single export may be called jan.csv today and feb.csv tomorrow.
    const crosswalk = new EarlierCrosswalk(file, lines, sources.length > 1 || named.size > 1);
    crosswalk.#follow(merged);
    for await (const { source, id } of lines()) crosswalk.#known.add(crosswalk.#keyOf(source, id));
    return crosswalk;
  }

  /** What an earlier run made of the record. */
  standing(source: string, id: string): Standing {
    if (this.#targets.has(id) || this.#targets.has(`${source}:${id}`)) return 'survivor';
    return this.#finals.has(this.#keyOf(source, id)) ? 'merged' : 'unknown';
  }

  /** Tells where this run sends a record it read; exit 3 when that contradicts what earlier runs said of it. */
  meet(
    { source, id, survivingId, isKept }: { source: string; id: string; survivingId: string; isKept: boolean },
    nowOf: (id: string) => string,
  ): void {
    const key = this.#keyOf(source, id);
    if (this.#known.has(key)) this.#present.add(key);
    const before = this.#finals.get(key);
    if (before === undefined) return;
    const now = nowOf(before);
    const params = { id, first: before, second: survivingId, file: this.#file };
    if (now === survivingId && isKept) throw inputError('crosswalk/circle', params);
    if (now !== survivingId) throw inputError('crosswalk/two-targets', params);
  }

  /** The lines of ids this run did not read, each with the id that stands for it now. */
  async *carried(nowOf: (id: string) => string): AsyncGenerator<EarlierLine> {
    for await (const line of this.#lines()) {
      const key = this.#keyOf(line.source, line.id);
      if (line.id === '' || this.#present.has(key)) continue;
      const before = this.#finals.get(key) ?? line.survivingId;
      const survivingId = before === '' ? '' : nowOf(before);
      const moved = survivingId !== line.survivingId;
      yield {
        ...line,
        survivingId,
        role: moved || (line.role === '' && survivingId !== line.id) ? 'merged' : line.role || 'unchanged',
      };
    }
  }

  /** Every bare id that went somewhere. */
  *ledIds(): Generator<string> {
    for (const [id, final] of this.#byId) if (final !== undefined) yield id;
  }

  /** Where a bare id went, for foreign keys; undefined when it went nowhere or to several. */
  finalOf(id: string): string | undefined {
    return this.#byId.get(id);
  }

  #keyOf(source: string, id: string): string {
    return this.#bySource ? `${source}\u0000${id}` : id;
  }

  #follow(merged: ReadonlyMap<string, EarlierLine>): void {
    const steps = new Map<string, string>();
    for (const { source, id, survivingId } of merged.values()) {
      for (const name of new Set([id, `${source}:${id}`])) {
        const other = steps.get(name);
        // Several records of one id: what is told by the bare id would be a guess.
        steps.set(name, other === undefined || other === survivingId ? survivingId : '');
      }
    }
    for (const { source, id, survivingId } of merged.values()) {
      let final = survivingId;
      const seen = new Set([id]);
      for (let next = steps.get(final); next !== undefined && next !== ''; next = steps.get(final)) {
        if (seen.has(final) || next === final)
          throw inputError('crosswalk/circle', { id, first: survivingId, second: id, file: this.#file });
        seen.add(final);
        final = next;
      }
      if (final === id && !this.#bySource)
        throw inputError('crosswalk/circle', { id, first: survivingId, second: final, file: this.#file });
      this.#finals.set(this.#keyOf(source, id), final);
      this.#byId.set(id, this.#byId.has(id) && this.#byId.get(id) !== final ? undefined : final);
      this.#targets.add(final);
    }
  }
}

async function* readLines(file: string): AsyncGenerator<EarlierLine> {
  const source = await openSource({ name: 'crosswalk', file });
  const { names } = source.info.header;
  const at = (name: string): number => names.indexOf(name);
  for (const needed of ['old_id', 'surviving_id']) {
    if (at(needed) >= 0) continue;
    const nearest = nearestWord(needed, names);
    throw inputError('crosswalk/columns', { column: needed, file, nearest, columns: names.join(', ') });
  }
  const [id, surviving] = [at('old_id'), at('surviving_id')];
  const cellsAt = ['old_source', 'old_row', 'role', ...REST].map(at);
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  for await (const chunk of source.chunks(0)) {
    for (const row of read(chunk).rows) {
      const [from = '', number = '', role = '', ...rest] = cellsAt.map((index) => row[index] ?? '');
      yield {
        source: from,
        id: row[id]!.trim(),
        row: number,
        survivingId: row[surviving]!.trim(),
        role,
        rest,
      };
    }
  }
}
