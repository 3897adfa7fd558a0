// Everyday short forms of given names. The relation is many-to-many (Alex stands for Alexander and Alexandra), so it is a
// comparison level and never a spelling to normalise to; nor is it followed twice: Bob is Robert and Rob is Robert, which
// does not make Bob Rob.
import { NICKNAMES_MORE } from '../../lexicons/nicknames-more.ts';
import { NICKNAMES } from '../../lexicons/nicknames.ts';
import { foldLatin } from '../../text/fold-latin.ts';
import { splitChanges } from '../../text/lexicon.ts';

export class Nicknames {
  readonly #changes: readonly string[];
  #relation: ReadonlySet<string> | undefined;
  #names: ReadonlySet<string> | undefined;

  constructor(changes: readonly string[]) {
    this.#changes = changes;
  }

  /** Is one the everyday short form of the other? Lower case, symmetric, one step only. */
  has(left: string, right: string): boolean {
    this.#relation ??= readRelation(this.#changes);
    return this.#relation.has(`${left} ${right}`);
  }

  /** Is it a given name that has short forms, or one of those? Lower case. */
  knows(name: string): boolean {
    this.#relation ??= readRelation(this.#changes);
    this.#names ??= new Set([...this.#relation].map((pair) => pair.slice(0, pair.indexOf(' '))));
    return this.#names.has(name);
  }
}

function readRelation(changes: readonly string[]): ReadonlySet<string> {
  const { added, removed } = splitChanges(changes.map((change) => foldLatin(change)));
  const gone = new Set([...removed].flatMap((line) => (line.includes(' ') ? pairsOf(line) : [])));
  const pairs = [...NICKNAMES, ...NICKNAMES_MORE].flatMap((line) =>
    pairsOf(line).filter((pair) => !gone.has(pair) && !pair.split(' ').some((name) => removed.has(name))),
  );
  return new Set([...pairs, ...added.flatMap(pairsOf)]);
}

/** `robert rob bob`: a name and what it is called for short, in both directions. */
function pairsOf(line: string): string[] {
  const [full = '', ...short] = line.split(/[\s=]+/);
  return short.filter((form) => form !== '').flatMap((form) => [`${full} ${form}`, `${form} ${full}`]);
}

export const SHIPPED_NICKNAMES = new Nicknames([]);

/** The shipped relation with a person's changes: `robert bobo` adds, `-alex` takes a name away, `-robert rob` a pair. */
export function openNicknames(changes?: readonly string[]): Nicknames {
  return changes === undefined || changes.length === 0 ? SHIPPED_NICKNAMES : new Nicknames(changes);
}
