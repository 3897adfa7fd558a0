// Other names of well-known organisations. A hint for a person to look at, never proof: 阿里 may be a shop of that name.
import { COMPANY_ALIASES } from '../../lexicons/company-aliases.ts';
import type { CompanyParts } from './company-key.ts';

let lines: ReadonlyMap<string, number> | undefined;

/** The line of the list one of the names of a company stands in; -1 for none. */
export function aliasOf({ core, name, regions, script }: CompanyParts): number {
  lines ??= new Map(
    COMPANY_ALIASES.flatMap((line, at) => line.split(' ').map((alias) => [alias, at] as const)),
  );
  const place = script === 'han' && regions.length > 0 ? regions[0]! : '';
  const bare = name.replace(/(?:控股|集团|股份)+$/, '');
  for (const called of [place + name, place + bare, place + core, name, bare, core]) {
    const line = lines.get(called.replaceAll(' ', ''));
    if (line !== undefined) return line;
  }
  return -1;
}
