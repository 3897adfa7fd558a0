// The generated customers that matching is measured on keep their promises: truth that holds, shares as stated, and answers
// that the records themselves can give. The measures are checked on partitions small enough to count.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { articles } from '../bench/customers/articles.js';
import { chineseCompanies, RATES as COMPANIES } from '../bench/customers/chinese-companies.js';
import { chinesePeople, RATES as PEOPLE } from '../bench/customers/chinese-people.js';
import { bestKey, recallCeiling, twinPairs, writeSet } from '../bench/customers/sets.js';
import { digitMissing, digitsSwapped, digitWrong, letterSlip } from '../bench/customers/slips.js';
import { westernCompanies, RATES as WESTERN_COMPANIES } from '../bench/customers/western-companies.js';
import { RATES as WESTERN, westernPeople } from '../bench/customers/western-people.js';
import { westernRegister } from '../bench/customers/western-register.js';
import { writeWesternPeople } from '../bench/customers/western-stream.js';
import { openRandom } from '../bench/chinese/random.js';
import { scoreClusterFile } from '../bench/match/cluster-file.js';
import { wrongPairs } from '../bench/match/misses.js';
import { groupsOf, pairScore, partitionOf } from '../bench/match/partition.js';
import { SCORER } from '../bench/match/sets.js';
import { withScratch } from '../properties/scratch.ts';

interface Row {
  customer: number;
  cells: Record<string, string | undefined>;
  facts: string[];
}

const SETS = [
  { name: 'Chinese people', make: chinesePeople, records: 2500, ceiling: 0.985, rates: PEOPLE },
  { name: 'Chinese companies', make: chineseCompanies, records: 2000, ceiling: 0.985, rates: COMPANIES },
  { name: 'Western households', make: westernPeople, records: 2500, ceiling: 0.985, rates: WESTERN },
  { name: 'Western register', make: westernRegister, records: 1200, ceiling: 0.9, rates: undefined },
  {
    name: 'Western companies',
    make: westernCompanies,
    records: 1200,
    ceiling: 0.985,
    rates: WESTERN_COMPANIES,
  },
  { name: 'articles', make: articles, records: 1200, ceiling: 0.97, rates: undefined },
];
const made = new Map(SETS.map(({ name, make, records }) => [name, make({ records })]));
const rowsOf = (name: string): Row[] => made.get(name)!.rows as Row[];

function lines(text: string): Record<string, string>[] {
  return parse(text, { columns: true });
}

test.each(SETS)('$name: same seed, same bytes; another, others', ({ make }) => {
  const bytes = (seed: number): string => {
    const { records, truth } = make({ records: 200, seed });
    return records + truth;
  };
  expect(bytes(1)).toBe(bytes(1));
  expect(bytes(1)).not.toBe(bytes(2));
});

test.each(SETS)('$name: truth has every record once and says which belong together', ({ name, records }) => {
  const set = made.get(name)!;
  const [rows, truth] = [lines(set.records), lines(set.truth)];
  expect(rows.length).toBeGreaterThanOrEqual(records);
  expect(rows.length).toBeLessThan(records + 30);
  expect(truth.map((line) => line['record_id'])).toEqual(rows.map((row) => row['record_id']));
  expect(new Set(rows.map((row) => row['record_id'])).size).toBe(rows.length);
  const clusterOf = new Map<number, string>();
  rowsOf(name).forEach(({ customer }, at) => {
    const cluster = truth[at]!['cluster_id']!;
    expect(clusterOf.get(customer) ?? cluster).toBe(cluster);
    clusterOf.set(customer, cluster);
  });
  expect(new Set(clusterOf.values()).size).toBe(clusterOf.size);
  // Records of one customer do not stand together: the order says nothing.
  const neighbours = truth.filter(
    (line, at) => at > 0 && line['cluster_id'] === truth[at - 1]!['cluster_id'],
  );
  expect(neighbours.length).toBeLessThan(rows.length * 0.01);
});

test.each(SETS)('$name: the records can give the answer', ({ name, ceiling }) => {
  const set = made.get(name)!;
  expect(set.ceiling).toBeGreaterThanOrEqual(ceiling);
  expect(set.ceiling).toBeLessThan(1);
  expect(set.twins).toBe(0);
  // Yet no key of one or two columns does.
  expect(bestKey(set).f1).toBeLessThan(0.85);
});

test.each(SETS.filter(({ rates }) => rates))(
  '$name: as many records a customer as stated',
  ({ name, rates }) => {
    const sizes = new Map<number, number>();
    for (const { customer } of rowsOf(name)) sizes.set(customer, (sizes.get(customer) ?? 0) + 1);
    const counts = [...sizes.values()];
    const total = rates!.records.reduce((sum, [, weight]) => sum + weight!, 0);
    for (const [size, weight] of rates!.records) {
      const share = counts.filter((count) => count === size).length / counts.length;
      const stated = weight! / total;
      // Four standard errors.
      expect(Math.abs(share - stated), `${size} records`).toBeLessThan(4 * Math.sqrt((stated * (1 - stated)) / counts.length)); // prettier-ignore
    }
  },
);

/** Share of the filled cells of a column that look so; stated shares hold within a third and a little. */
function near(share: number, stated: number): void {
  expect(share).toBeGreaterThan(stated * 0.6 - 0.002);
  expect(share).toBeLessThan(stated * 1.4 + 0.004);
}
function shareOf(name: string, column: string, pattern: RegExp): number {
  const cells = rowsOf(name).flatMap((row) => row.cells[column] ?? []);
  const filled = cells.filter((cell) => cell !== '');
  return filled.filter((cell) => pattern.test(cell)).length / filled.length;
}

test('Chinese people: shares as stated', () => {
  const share = (column: string, pattern: RegExp): number => shareOf('Chinese people', column, pattern);
  near(share('姓名', /\*/), PEOPLE.maskedName);
  near(share('姓名', /(?:先生|总|经理|女士|小姐)$/), PEOPLE.formOfAddress);
  near(share('姓名', /[A-Za-z]/), PEOPLE.pinyin);
  near(share('姓名', /^\p{Script=Han}+ \p{Script=Han}+$/u), PEOPLE.spaced);
  near(share('手机', /\*/), PEOPLE.maskedMobile);
  near(share('手机', /[-+ .']/), PEOPLE.spelled);
  near(share('身份证号', /\*/), PEOPLE.maskedId);
  near(share('出生日期', /[/年.]|^\d{8}$/), PEOPLE.dateStyle);
  near(share('邮箱', /[A-Z＠]|^ /), PEOPLE.emailCase);
});

test('Chinese people: families, namesakes and shared numbers are there', () => {
  const rows = rowsOf('Chinese people');
  const holders = (kind: string): Set<number>[] => {
    const sets = new Map<string, Set<number>>();
    for (const { customer, facts } of rows)
      for (const fact of facts) {
        if (!fact.startsWith(`${kind}:`)) continue;
        sets.set(fact, (sets.get(fact) ?? new Set()).add(customer));
      }
    return [...sets.values()].filter((customers) => customers.size > 1);
  };
  expect(holders('mobile').length).toBeGreaterThan(30);
  expect(holders('landline').length).toBeGreaterThan(2);
  expect(holders('address').length).toBeGreaterThan(50);
  expect(holders('name').length).toBeGreaterThan(25);
  expect(holders('email').length).toBe(0);
  expect(holders('id').length).toBe(0);
  // A front desk: one number in the records of many customers.
  const byNumber = new Map<string, Set<number>>();
  for (const { customer, cells } of rows) {
    const digits = (cells['手机'] ?? '').replace(/\D/g, '').replace(/^86/, '').slice(0, 11);
    byNumber.set(digits, (byNumber.get(digits) ?? new Set()).add(customer));
  }
  expect([...byNumber].filter(([digits, customers]) => digits !== '' && customers.size >= 8).length).toBeGreaterThan(0); // prettier-ignore
});

test('Chinese people: surnames are distributed as surnames are', () => {
  const names = new Map(rowsOf('Chinese people').map(({ customer, facts }) => [customer, facts.find((fact) => fact.startsWith('name:'))?.[5]])); // prettier-ignore
  const count = new Map<string, number>();
  for (const surname of names.values()) if (surname) count.set(surname, (count.get(surname) ?? 0) + 1);
  const ranked = [...count].sort((a, b) => b[1] - a[1]);
  const total = ranked.reduce((sum, [, each]) => sum + each, 0);
  expect(ranked.slice(0, 3).map(([surname]) => surname).sort()).toEqual(['张', '李', '王']); // prettier-ignore
  const top = ranked.slice(0, 10).reduce((sum, [, each]) => sum + each, 0) / total;
  expect(top).toBeGreaterThan(0.36);
  expect(top).toBeLessThan(0.5);
  expect(ranked.length).toBeGreaterThan(110);
});

test('Chinese companies: branches, stores and sister companies are customers of their own', () => {
  // A company renamed has two names; no name is two companies'.
  const names = new Map<string, number>();
  for (const { customer, facts } of rowsOf('Chinese companies')) {
    const name = facts.find((fact) => fact.startsWith('name:'))!.slice(5);
    expect(names.get(name) ?? customer).toBe(customer);
    names.set(name, customer);
  }
  const all = [...names.keys()];
  const branches = all.filter((name) => /(?:分公司|办事处|店)$/.test(name));
  expect(branches.length).toBeGreaterThan(all.length * 0.05);
  const heads = branches.filter((name) => all.some((other) => other !== name && name.startsWith(other)));
  // A branch may itself be renamed.
  expect(heads.length).toBeGreaterThan(branches.length * 0.95);
  const codes = rowsOf('Chinese companies').flatMap((row) => row.cells['统一社会信用代码'] ?? []);
  expect(codes.filter((code) => /^91\d{6}MA[0-9A-Z]{6}[0-9X][0-9A-Z]$/.test(code)).length).toBeGreaterThan(codes.length * 0.97); // prettier-ignore
});

test('Western households: shares as stated, and families that share', () => {
  const rows = rowsOf('Western households');
  const blank = (column: string): number => rows.filter((row) => !row.cells[column]).length / rows.length;
  near(blank('date_of_birth'), WESTERN.noBirth);
  near(blank('email'), WESTERN.noEmail);
  near(blank('street'), WESTERN.noAddress);
  // A record without any contact is given its phone.
  expect(blank('phone')).toBeLessThan(WESTERN.noPhone);
  near(shareOf('Western households', 'last_name', /^[A-Z'-]{2,}$/), WESTERN.upper);
  expect(shareOf('Western households', 'last_name', /(?: |^)(?:Jr\.?|Sr\.?|II)$/i)).toBeGreaterThan(0);
  const phones = new Map<string, Set<number>>();
  for (const { customer, facts } of rows) for (const fact of facts) if (fact.startsWith('phone:')) phones.set(fact, (phones.get(fact) ?? new Set()).add(customer)); // prettier-ignore
  expect([...phones.values()].filter((customers) => customers.size > 1).length).toBeGreaterThan(100);
  const birthdays = rows.flatMap((row) => row.cells['date_of_birth'] || []);
  expect(birthdays.every((date) => !Number.isNaN(Date.parse(date)))).toBe(true);
});

test('the people of the speed measure: same bytes, truth by row, customers apart', () =>
  withScratch(async (folder) => {
    const [one, two] = [path.join(folder, '1.csv'), path.join(folder, '2.csv')];
    const truth = writeWesternPeople(one, 3000);
    writeWesternPeople(two, 3000);
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    const rows = lines(readFileSync(one, 'utf8'));
    expect(rows.map((row) => Number(row['record_id']))).toEqual(rows.map((_, at) => at + 1));
    expect(truth.length).toBe(3000);
    const mails = new Map<string, Set<number>>();
    rows.forEach((row, at) => row['email'] && mails.set(row['email'], (mails.get(row['email']) ?? new Set()).add(truth[at]!))); // prettier-ignore
    // A mailbox is one customer's, a couple's now and then.
    expect([...mails.values()].filter((customers) => customers.size > 1).length).toBeLessThan(
      mails.size * 0.05,
    );
    // Scored through a file as scan writes it: the truth itself, as certain clusters.
    const labels: number[] = Array.from(truth);
    const clusters = path.join(folder, 'clusters.csv');
    const group = groupsOf(labels) as number[][];
    writeFileSync(clusters, `cluster_id,record_id,source,row,size,band,link_path,weakest_link\n${group.map((members, id) => members.map((at) => `k${id},${at + 1},people,${at + 1},${members.length},${id % 2 === 0 ? 'auto' : 'review'},"a,b",1.0\n`).join('')).join('')}`); // prettier-ignore
    expect(await scoreClusterFile(clusters, truth, ['auto', 'review'])).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
    });
    const half = await scoreClusterFile(clusters, truth, ['auto']);
    expect(half.precision).toBe(1);
    expect(half.recall).toBeGreaterThan(0.4);
    expect(half.recall).toBeLessThan(0.6);
    const said = pairScore(partitionOf(lines(readFileSync(clusters, 'utf8')), rows.map((row) => row['record_id']!), ['auto']), labels); // prettier-ignore
    expect(half.precision).toBe(said.precision);
    expect(half.recall).toBeCloseTo(said.recall, 12);
    expect(half.f1).toBeCloseTo(said.f1, 12);
  }));

test('slips differ from what was meant, by one slip', () => {
  const random = openRandom(3);
  for (let turn = 0; turn < 500; turn++) {
    const number = `139${random.digits(8)}`;
    const wrong = digitWrong(random, number, 3) as string;
    expect(Array.from(wrong).filter((digit, at) => digit !== number[at]).length).toBe(1);
    expect(wrong.slice(0, 3)).toBe('139');
    expect(digitsSwapped(random, number, 3)).not.toBe(number);
    expect(digitMissing(random, number, 3)).toHaveLength(10);
    expect(letterSlip(random, 'Anna')).not.toBe('Anna');
  }
});

test('the measures, on partitions one can count', () => {
  // Found {0,1,2} {3,4}, truth {0,1} {2,3,4}: right are 01 and 34 of 4 found and 4 true pairs.
  const found = ['a', 'a', 'a', 'b', 'b'];
  const truth = ['x', 'x', 'y', 'y', 'y'];
  expect(pairScore(found, truth)).toMatchObject({ precision: 0.5, recall: 0.5, f1: 0.5, right: 2, predicted: 4, actual: 4 }); // prettier-ignore
  expect(wrongPairs(found, truth)).toEqual({ falsePairs: [[0, 2], [1, 2]], missed: [[2, 3], [2, 4]] }); // prettier-ignore
  const cluster = (id: string, band: string, row: number): Record<string, string> => ({ cluster_id: id, band, row: String(row), record_id: `r${row}` }); // prettier-ignore
  const clusters = [cluster('k', 'auto', 1), cluster('k', 'auto', 2), cluster('m', 'review', 2), cluster('m', 'review', 4)]; // prettier-ignore
  const ids = ['r1', 'r2', 'r3', 'r4'];
  expect(groupsOf(partitionOf(clusters, ids, ['auto']))).toEqual([[0, 1]]);
  expect(groupsOf(partitionOf(clusters, ids, ['auto', 'review']))).toEqual([[0, 1, 3]]);
  const row = (customer: number, ...facts: string[]): Row => ({ customer, facts, cells: {} });
  expect(recallCeiling([row(1, 'phone:1', 'name:a'), row(1, 'name:a'), row(1, 'phone:1')], ['phone'])).toBeCloseTo(1 / 3); // prettier-ignore
  expect(twinPairs([row(1, 'name:a', 'phone:1'), row(2, 'name:a', 'phone:1'), row(2, 'name:a')], ['phone'])).toBe(1); // prettier-ignore
  const cells = (customer: number, a: string, b: string): Row => ({ customer, facts: [], cells: { a, b } });
  expect(bestKey({ columns: ['a', 'b'], rows: [cells(1, 'x', '1'), cells(1, 'x', '1'), cells(2, 'x', '2'), cells(2, '', '2')] })).toEqual({ f1: 1, key: 'b' }); // prettier-ignore
});

test('the measures agree with the scorer of the shared data', () =>
  withScratch(async (folder) => {
    if (!existsSync(SCORER)) {
      process.stderr.write('SKIPPED: no scorer beside the shared data (set ONEROW_DATA)\n');
      return;
    }
    const set = chinesePeople({ records: 300 });
    writeSet(folder, set);
    const truth = lines(set.truth).map((line) => line['cluster_id']!);
    const found = lines(set.records).map((row) => row['姓名']!);
    const predicted = path.join(folder, 'predicted.csv');
    writeFileSync(predicted, `record_id,cluster_id\n${found.map((name, at) => `r${String(at + 1).padStart(6, '0')},${name}\n`).join('')}`); // prettier-ignore
    const said = JSON.parse(execFileSync(process.execPath, [SCORER, folder, predicted, '--json'], { encoding: 'utf8' })) as { pairwise: unknown }; // prettier-ignore
    // The scorer takes a blank cluster for a record of its own.
    const ours = pairScore(found.map((name, at) => name || `alone ${at}`), truth); // prettier-ignore
    expect(said.pairwise).toEqual({ precision: ours.precision, recall: ours.recall, f1: ours.f1, truePositives: ours.right, predicted: ours.predicted, actual: ours.actual }); // prettier-ignore
  }));
