// What the generators of customers share: drawing from skewed lists, giving rows opaque ids in a shuffled order, writing
// records.csv and truth.csv as the sets of shared/data have them, and what a set could give at best.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Draws from `[value, weight]` pairs in a time that does not grow with the list. */
export function sampler(random, pairs) {
  const ends = new Float64Array(pairs.length);
  let total = 0;
  pairs.forEach(([, weight], at) => (ends[at] = total += weight));
  return () => {
    const point = (random.below(1 << 30) / (1 << 30)) * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] <= point) low = middle + 1;
      else high = middle;
    }
    return pairs[low][0];
  };
}

/** A Zipf-like weight by rank: the first is common, the tail is long. */
export const zipf = (list, exponent = 1) => list.map((value, at) => [value, 1 / (at + 1) ** exponent]);

/** Fisher-Yates. */
export function shuffled(random, list) {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [out[at], out[other]] = [out[other], out[at]];
  }
  return out;
}

const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A set as text: `rows` are `{customer, cells, facts}` with `customer` a number, `cells` by column name. Ids are opaque and
 * given after shuffling, so that neither they nor the order say anything.
 */
export function asSet(random, columns, rows) {
  const order = shuffled(random, rows);
  const names = new Map();
  for (const { customer } of order) if (!names.has(customer)) names.set(customer, `c${String(names.size + 1).padStart(6, '0')}`); // prettier-ignore
  const id = (at) => `r${String(at + 1).padStart(6, '0')}`;
  return {
    rows: order,
    columns,
    records: `${['record_id', ...columns].join(',')}\n${order.map(({ cells }, at) => `${id(at)},${columns.map((column) => cell(cells[column] ?? '')).join(',')}\n`).join('')}`, // prettier-ignore
    truth: `record_id,cluster_id\n${order.map(({ customer }, at) => `${id(at)},${names.get(customer)}\n`).join('')}`, // prettier-ignore
  };
}

/** Writes a set into a folder and names it. */
export function writeSet(folder, set) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'records.csv'), set.records);
  writeFileSync(path.join(folder, 'truth.csv'), set.truth);
  return folder;
}

/**
 * The pairs of one customer that the records themselves connect, as a share of all true pairs: what recall can be had at
 * best. A row's `facts` are what a good reader takes from it (`phone:…`, `name:…`), typing slips seen through. Two records
 * are connected by one fact of a `sure` kind or by two facts.
 */
export function recallCeiling(rows, sure) {
  const customers = new Map();
  for (const row of rows) customers.set(row.customer, [...(customers.get(row.customer) ?? []), row.facts]);
  let all = 0;
  let connected = 0;
  for (const records of customers.values()) {
    const group = records.map((_, at) => at);
    const find = (at) => (group[at] === at ? at : find(group[at]));
    records.forEach((facts, at) => {
      for (let other = 0; other < at; other++) {
        const shared = facts.filter((fact) => records[other].includes(fact));
        if (shared.length >= 2 || shared.some((fact) => sure.includes(fact.split(':')[0]))) group[find(at)] = find(other); // prettier-ignore
      }
    });
    for (let at = 0; at < records.length; at++)
      for (let other = 0; other < at; other++) {
        all++;
        if (find(at) === find(other)) connected++;
      }
  }
  return all === 0 ? 1 : connected / all;
}

/** Pairs of records of two customers that no reader could keep apart: the same name and the same of a `sure` kind. */
export function twinPairs(rows, sure) {
  const holders = new Map();
  for (const { customer, facts } of rows) {
    const name = facts.find((fact) => fact.startsWith('name:'));
    if (name === undefined) continue;
    for (const fact of facts) {
      if (!sure.includes(fact.split(':')[0])) continue;
      const key = `${name} ${fact}`;
      holders.set(key, [...(holders.get(key) ?? []), customer]);
    }
  }
  let twins = 0;
  for (const customers of holders.values())
    customers.forEach((customer, at) => (twins += customers.slice(at + 1).filter((other) => other !== customer).length)); // prettier-ignore
  return twins;
}

/**
 * The floor of a set: the pairwise F1 of the best exact key of one or two columns, chosen with the answers in hand. A row
 * with a blank in the key stands alone.
 */
export function bestKey({ rows, columns }) {
  const pairs = (count) => (count * (count - 1)) / 2;
  const truth = new Map();
  for (const { customer } of rows) truth.set(customer, (truth.get(customer) ?? 0) + 1);
  const actual = [...truth.values()].reduce((sum, count) => sum + pairs(count), 0);
  let best = { f1: 0, key: '' };
  columns.forEach((first, at) => {
    for (const second of columns.slice(at)) {
      const groups = new Map();
      for (const { cells, customer } of rows) {
        if (!cells[first] || !cells[second]) continue;
        const key = `${cells[first]}\u0000${cells[second]}`;
        const group = groups.get(key);
        if (group) group.push(customer);
        else groups.set(key, [customer]);
      }
      let found = 0;
      let right = 0;
      for (const group of groups.values()) {
        if (group.length === 1) continue;
        found += pairs(group.length);
        const same = new Map();
        for (const customer of group) same.set(customer, (same.get(customer) ?? 0) + 1);
        for (const count of same.values()) right += pairs(count);
      }
      const f1 = found + actual === 0 ? 0 : (2 * right) / (found + actual);
      if (f1 > best.f1) best = { f1, key: first === second ? first : `${first} + ${second}` };
    }
  });
  return best;
}
