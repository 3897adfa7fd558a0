// Everyday short forms of given names. The relation is many-to-many (Alex stands for Alexander and Alexandra), so it is a
// comparison level and never a spelling to normalise to; nor is it followed twice: Bob is Robert and Rob is Robert, which
// does not make Bob Rob.
import { NICKNAMES_MORE } from '../../lexicons/nicknames-more.ts';
import { NICKNAMES } from '../../lexicons/nicknames.ts';

let relation: ReadonlySet<string> | undefined;

function readRelation(): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const line of [...NICKNAMES, ...NICKNAMES_MORE]) {
    const [full = '', ...short] = line.split(' ');
    for (const form of short) pairs.add(`${full} ${form}`).add(`${form} ${full}`);
  }
  return pairs;
}

/** Is one the everyday short form of the other? Lower case, symmetric, one step only. */
export function isNickname(left: string, right: string): boolean {
  relation ??= readRelation();
  return relation.has(`${left} ${right}`);
}
