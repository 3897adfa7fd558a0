/** Different people it takes, and the share of a column's addresses, before a domain is more than a repeated slip. */
const PEOPLE = 3;
const SHARE = 0.02;

/**
 * The domains of a column's sampled values that are its own: `gmai.cn` behind one address is a slip, behind a twentieth
 * of a company's customers it is their employer.
 */
export function ownDomains(values: readonly string[]): string[] {
  const people = new Map<string, Set<string>>();
  let addresses = 0;
  for (const value of values) {
    const at = value.lastIndexOf('@');
    if (at < 1) continue;
    addresses++;
    const domain = value.slice(at + 1).toLowerCase();
    const locals = people.get(domain) ?? new Set();
    people.set(domain, locals.add(value.slice(0, at)));
  }
  const least = Math.max(PEOPLE, addresses * SHARE);
  return [...people].filter(([, locals]) => locals.size >= least).map(([domain]) => domain);
}
