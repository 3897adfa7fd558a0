// Other names of one organisation, well-known ones and those a person lists. A hint for a person to look at, never proof:
// 阿里 may be a shop of that name.
import { foldLatin } from '../../text/fold-latin.ts';
import { toSimplified } from '../../text/han.ts';
import { readCompany, type CompanyParts } from './company-key.ts';
import { SHIPPED_COMPANY_WORDS, type CompanyWords } from './company-words.ts';

const indexes = new WeakMap<CompanyWords, ReadonlyMap<string, number>>();

/** The line of names one of the names of a company stands in; -1 for none. Equal for two names of one organisation. */
export function aliasOf(
  { core, name, regions, script }: CompanyParts,
  words: CompanyWords = SHIPPED_COMPANY_WORDS,
): number {
  const lines = indexOf(words);
  const place = script === 'han' && regions.length > 0 ? regions[0]! : '';
  const bare = name.replace(/(?:控股|集团|股份)+$/, '');
  for (const called of [place + name, place + bare, place + core, name, bare, core]) {
    const line = lines.get(squeezed(called));
    if (line !== undefined) return line;
  }
  return -1;
}

function indexOf(words: CompanyWords): ReadonlyMap<string, number> {
  let index = indexes.get(words);
  if (index === undefined) indexes.set(words, (index = makeIndex(words)));
  return index;
}

/** A line that shares a name with one before it is that one, told further. */
function makeIndex(words: CompanyWords): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  words.aliases.forEach((line, at) => {
    const names = line.own ? line.names.map((name) => spelledAsKey(name, words)) : line.names;
    const known = new Set(names.flatMap((name) => index.get(name) ?? []));
    const number = known.size === 0 ? at : Math.min(...known);
    for (const [name, other] of index) if (known.has(other)) index.set(name, number);
    for (const name of names) if (name !== '') index.set(name, number);
  });
  return index;
}

/** 阿里巴巴（中国）有限公司 as {@link aliasOf} looks for it: 中国阿里巴巴. */
function spelledAsKey(name: string, words: CompanyWords): string {
  const [key = ''] = readCompany(name, words).keys;
  return squeezed(key === '' ? foldLatin(toSimplified(name.normalize('NFKC'))) : key);
}

function squeezed(name: string): string {
  return name.replaceAll(' ', '');
}
