// The library gives what the commands write: the same pairs, clusters, golden records and crosswalk of the same records.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  composeCrosswalk,
  mergeClusters,
  normalizeRecords,
  repointChildren,
  scanRecords,
  scoreAgainstTruth,
  screenRecords,
  type CrosswalkLine,
  type MatchRecordsOptions,
  type MergeClustersOptions,
  type Records,
  type Table,
} from '../../src/library.ts';
import { openSource } from '../../src/io/source.ts';
import { runMerge, type MergeOptions } from '../../src/jobs/merge.ts';
import { runNormalize } from '../../src/jobs/normalize.ts';
import { openChunkReader } from '../../src/jobs/read-chunk.ts';
import { runScan, type ScanOptions } from '../../src/jobs/scan.ts';
import { csvRow } from '../../src/text/csv-cell.ts';
import { mergeOptions, NORMALIZED, withScratch, WORLD } from '../properties/scratch.ts';
import { makePeople } from './people.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');
const TODAY = '2026-01-31';

interface Written extends Table {
  readonly rows: readonly (readonly string[])[];
}

/** A table as a file holds it: the records that can be used, and the file's columns. */
async function tableOf(file: string): Promise<Written> {
  const source = await openSource({ name: 'table', file });
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  const rows: (readonly string[])[] = [];
  for await (const chunk of source.chunks(0)) rows.push(...read(chunk).rows);
  return { columns: source.info.header.original, rows };
}

/** The same as objects. */
const objectsOf = ({ columns, rows }: Written): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]!])));

function writeTable(folder: string, name: string, { columns, rows }: Written): string {
  const file = path.join(folder, `${name}.csv`);
  writeFileSync(file, [columns, ...rows].map((row) => csvRow(row)).join(''));
  return file;
}

function optionsFor(
  folder: string,
  tables: Readonly<Record<string, Written>>,
  more: Partial<MergeOptions> = {},
): MergeOptions {
  const sources = Object.entries(tables).map(([name, table]) => ({
    name,
    file: writeTable(folder, name, table),
  }));
  return { ...mergeOptions(folder, 'none', 'run', more), sources, id: [], country: undefined, ...more };
}

const scanOptions = (options: MergeOptions): ScanOptions => ({
  ...options,
  command: 'scan',
  out: undefined,
  review: undefined,
  sort: undefined,
});

const readRun = (folder: string, name: string): string =>
  readFileSync(path.join(folder, 'run', name), 'utf8');
const linesOf = (text: string): string[] => text.trimEnd().split('\n').slice(1);

/** Clusters and pairs as the files of a scan have them. */
async function scanLines(
  sources: Records | Readonly<Record<string, Records>>,
  options: Partial<MatchRecordsOptions>,
): Promise<{ readonly pairs: string[]; readonly clusters: string[]; readonly households: string[] }> {
  const { pairs, clusters, households } = await scanRecords(sources, { today: TODAY, ...options });
  const cell = (cells: readonly (string | number)[]): string => csvRow(cells).trimEnd();
  return {
    pairs: pairs.map((pair, at) =>
      cell([
        at + 1,
        pair.left.id,
        pair.right.id,
        pair.left.source,
        pair.right.source,
        pair.left.row,
        pair.right.row,
        pair.rule,
        pair.band,
        pair.score.toFixed(4),
        pair.bits.toFixed(1),
        pair.evidence
          .map(({ field, level, bits }) => `${field}=${level}:${Math.round(bits * 10) / 10}`)
          .join('; '),
        pair.band === 'none' ? pair.veto : '',
      ]),
    ),
    clusters: clusters.flatMap(({ id, members, band, links, weakest }) =>
      members.map((member) =>
        cell([
          id,
          member.id,
          member.source,
          member.row,
          members.length,
          band,
          links
            .flatMap(({ left, right, rule }) => {
              const isMember = ({ source, row }: typeof left): boolean =>
                source === member.source && row === member.row;
              return isMember(left) ? [`${rule}→${right.id}`] : isMember(right) ? [`${rule}→${left.id}`] : [];
            })
            .join('; '),
          weakest.toFixed(4),
        ]),
      ),
    ),
    households: households
      .flatMap(({ members }, at) =>
        members.map(({ record, field }) => cell([at + 1, record.id, record.source, record.row, field])),
      )
      .sort(),
  };
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function* streamed<T>(rows: Iterable<T>): AsyncGenerator<T> {
  for (const row of rows) yield await Promise.resolve(row);
}

const crm = await tableOf(path.join(fixtures, 'crm.csv'));
const shop = await tableOf(path.join(fixtures, 'shop.csv'));
const people = makePeople(1_500);

const SCANS: readonly [
  string,
  Readonly<Record<string, Written>>,
  Partial<MergeOptions> & Partial<MatchRecordsOptions>,
][] = [
  ['one source', { crm }, {}],
  ['two sources', { crm, shop }, {}],
  ['generated people, with weights learned', { people }, {}],
  ['rules', { crm }, { rules: ['手机+客户名称~', '邮箱'] }],
  ['a veto and thresholds', { people }, { veto: ['email'], auto: 0.999, reviewAt: 0.5 }],
  ['some records only', { people }, { where: "city = '上海'" }],
];

test.each(SCANS)('scanRecords finds what scan writes: %s', (_, tables, more) =>
  withScratch(async (folder) => {
    await runScan(scanOptions(optionsFor(folder, tables, more)), WORLD);
    const names = Object.keys(tables);
    const options = {
      rules: more.rules,
      veto: more.veto,
      auto: more.auto,
      reviewAt: more.reviewAt,
      where: more.where,
    };
    const forms: Records[] =
      names.length === 1
        ? [tables[names[0]!]!, objectsOf(tables[names[0]!]!), streamed(objectsOf(tables[names[0]!]!))]
        : [];
    const given =
      names.length === 1 ? forms.map((form) => ({ [names[0]!]: form })) : [tables, mapped(tables, objectsOf)];
    for (const sources of given) {
      const found = await scanLines(sources, options);
      expect(found.pairs).toEqual(linesOf(readRun(folder, 'pairs.csv')));
      expect(found.clusters).toEqual(linesOf(readRun(folder, 'clusters.csv')));
      expect(found.households).toEqual(
        linesOf(readRun(folder, 'households.csv'))
          .filter((line) => line !== '')
          .sort(),
      );
      expect(found.pairs.length).toBeGreaterThan(10);
    }
  }),
);

function mapped<A, B>(of: Readonly<Record<string, A>>, by: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, by(value)]));
}

const crosswalkLine = (line: CrosswalkLine): string =>
  csvRow([
    line.oldSource,
    line.oldId,
    line.oldRow,
    line.survivingId,
    line.role,
    line.clusterId,
    line.rule,
    line.score?.toFixed(4) ?? '',
    line.decidedBy,
  ]).trimEnd();

const MERGES: readonly [
  string,
  Readonly<Record<string, Written>>,
  Partial<MergeOptions>,
  Partial<MergeClustersOptions>,
][] = [
  ['one source', { crm }, {}, {}],
  ['two sources', { crm, shop }, {}, {}],
  ['generated people', { people }, {}, {}],
  [
    'master rules and policies',
    { people },
    {
      master: ['newest:updated'],
      policies: [
        { field: 'name', policy: 'longest', by: 'flag' },
        { field: 'city', policy: 'drop', by: 'flag' },
      ],
    },
    { master: ['newest:updated'], policies: { name: 'longest', city: 'drop' } },
  ],
  ['doubtful values left to a person', { people }, { tie: 'review' }, { tie: 'review' }],
  ['a condition', { people }, { blockIf: "city = '北京'" }, { blockIf: "city = '北京'" }],
  ['references among the records', { people }, { children: [] }, { references: [] }],
];

test.each(MERGES)('mergeClusters gives what merge writes: %s', (_, tables, command, library) =>
  withScratch(async (folder) => {
    await runMerge(optionsFor(folder, tables, { maxRemoved: 1, ...command }), WORLD);
    const { clusters } = await scanRecords(tables, { today: TODAY });
    const given = mapped(tables, (table) => streamed(objectsOf(table)));
    const merged = await mergeClusters(given, clusters, { today: TODAY, ...library });

    const out = await tableOf(path.join(folder, 'run.csv'));
    const records = await listOf(merged.records());
    expect(merged.columns).toEqual(out.columns);
    expect(records).toEqual(objectsOf(out));
    const crosswalk = await listOf(merged.crosswalk());
    expect(crosswalk.map(crosswalkLine)).toEqual(linesOf(readRun(folder, 'crosswalk.csv')));
    expect(
      merged.report
        .map((line) =>
          csvRow([
            line.clusterId,
            line.survivingId,
            line.field,
            line.keptValue,
            line.keptFromId,
            line.policy,
            line.tieStep,
            line.distinct,
            line.lost.length === 0 ? '' : JSON.stringify(line.lost),
            line.conflict ? 'yes' : '',
          ]),
        )
        .join(''),
    ).toEqual(readRun(folder, 'merge-report.csv').replace(/^.*\n/, ''));
    expect(
      merged.blocked
        .flatMap(({ clusterId, because, members }) =>
          members.map(({ id, source, row }) => csvRow([clusterId, because, members.length, id, source, row])),
        )
        .join(''),
    ).toEqual(readRun(folder, 'blocked.csv').replace(/^.*\n/, ''));
    const { figures } = merged;
    expect(figures.out + figures.merged + figures.rejected).toBe(figures.in);
    expect(records).toHaveLength(figures.out);
    expect(figures.merged).toBeGreaterThan(5);
    // Golden records stand among the records, under their ids.
    for (const { record } of merged.golden.slice(0, 20)) expect(records).toContainEqual(record);
  }),
);

test('children and earlier crosswalks follow as merge has them', () =>
  withScratch(async (folder) => {
    const half = Math.floor(people.rows.length / 2);
    const orders: Written = {
      columns: ['order', 'customer'],
      rows: people.rows.map(([id = ''], at) => [`O${at}`, at % 17 === 0 ? 'nobody' : id]),
    };
    const earlierRows = people.rows
      .slice(0, half)
      .flatMap(([id = ''], at) => (at % 9 === 0 ? [[`old-${id}`, id]] : []));
    const earlier: Written = { columns: ['old_id', 'surviving_id'], rows: earlierRows };
    await runMerge(
      optionsFor(
        folder,
        { people },
        {
          maxRemoved: 1,
          crosswalkIn: writeTable(folder, 'earlier', earlier),
          children: [{ name: 'orders', file: writeTable(folder, 'orders', orders), foreignKey: 'customer' }],
        },
      ),
      WORLD,
    );
    const { clusters } = await scanRecords({ people }, { today: TODAY });
    const lines = earlierRows.map(([oldId = '', survivingId = '']) => ({ oldId, survivingId }));
    const merged = await mergeClusters({ people }, clusters, {
      today: TODAY,
      earlier: lines,
      children: { orders: { rows: orders, foreignKey: 'customer' } },
    });
    const crosswalk = await listOf(merged.crosswalk());
    const carried = (line: CrosswalkLine): string =>
      Number.isNaN(line.oldRow) || line.oldRow === 0
        ? `${line.oldId},${line.survivingId}`
        : crosswalkLine(line);
    const written = linesOf(readRun(folder, 'crosswalk.csv')).map((line) => {
      const [source = '', id = '', row = '', now = ''] = line.split(',');
      return source === '' && row === '' ? `${id},${now}` : line;
    });
    expect(crosswalk.map(carried)).toEqual(written);

    // What is carried on alone: the lines of this merge beside those that were kept.
    const own = crosswalk.filter(({ oldSource }) => oldSource !== '');
    expect(own).toHaveLength(people.rows.length);
    expect(await composeCrosswalk(lines, own)).toEqual(crosswalk);

    const changes: string[] = [];
    const moved = await listOf(
      repointChildren(streamed(objectsOf(orders)), crosswalk, 'customer', ({ kind }) => changes.push(kind)),
    );
    expect(moved).toEqual(objectsOf(await tableOf(path.join(folder, 'run/children/orders.csv'))));
    expect(changes.filter((kind) => kind === 'orphan')).toHaveLength(
      linesOf(readRun(folder, 'orphans.csv')).length,
    );
    expect(changes.filter((kind) => kind === 'repointed')).toHaveLength(
      linesOf(readRun(folder, 'reparent-orders.csv')).length,
    );
  }));

test('screenRecords says what scan --against writes', () =>
  withScratch(async (folder) => {
    const fresh: Written = { ...people, rows: people.rows.filter((_, at) => at % 3 === 0) };
    const existing: Written = { ...people, rows: people.rows.filter((_, at) => at % 3 !== 0) };
    const options = scanOptions(optionsFor(folder, { new: fresh, existing }));
    await runScan({ ...options, against: 'existing', clean: ['existing'] }, WORLD);
    const { verdicts, counts } = await screenRecords(objectsOf(fresh), existing, { today: TODAY });
    expect(
      verdicts.map(({ record, verdict, existing: listed, link, sameNew }) =>
        csvRow([
          record.id,
          verdict,
          listed.map(({ id }) => id).join('; '),
          link?.rule ?? '',
          link?.score.toFixed(4) ?? '',
          '',
          sameNew.map(({ id }) => id).join('; '),
          record.source,
          record.row,
        ]).trimEnd(),
      ),
    ).toEqual(
      (await tableOf(path.join(folder, 'run/screen.csv'))).rows.map((row) =>
        csvRow(row.with(5, '')).trimEnd(),
      ),
    );
    expect(counts.exact).toBeGreaterThan(10);
    const none = await screenRecords(objectsOf(fresh), [], { today: TODAY });
    expect(none.counts).toMatchObject({ rows: fresh.rows.length, new: fresh.rows.length });
  }));

test('normalizeRecords gives what normalize writes', () =>
  withScratch(async (folder) => {
    for (const tables of [{ crm }, { crm, shop }]) {
      const options = optionsFor(folder, tables);
      await runNormalize({ ...options, command: 'normalize', force: true, ...NORMALIZED }, WORLD);
      const changes: string[] = [];
      const flags: string[] = [];
      const cleaned = await normalizeRecords(mapped(tables, objectsOf), {
        today: TODAY,
        onChange: (change) =>
          changes.push(
            csvRow([change.rule, change.source, change.row, change.id, change.field, change.old, change.new]),
          ),
        onFlag: (flag) =>
          flags.push(csvRow([flag.id, flag.row, flag.field, flag.code, flag.source, flag.suggestion])),
      });
      const out = await tableOf(path.join(folder, 'run.csv'));
      expect(cleaned.columns).toEqual(out.columns);
      expect(await listOf(cleaned.records)).toEqual(objectsOf(out));
      const written = await tableOf(path.join(folder, 'run/changes.csv'));
      expect(changes).toEqual(written.rows.map((row) => csvRow(row.slice(4))));
      expect(flags.join('')).toEqual(readRun(folder, 'flags.csv').replace(/^.*\n/, ''));
    }
  }));

test('weights of one scan match another alike; what is known scores both', async () => {
  const first = await scanRecords({ people }, { today: TODAY });
  const again = await scanRecords(
    { people },
    { today: TODAY, weights: JSON.parse(JSON.stringify(first.weights)) as NonNullable<typeof first.weights> },
  );
  expect(again.clusters).toEqual(first.clusters);
  expect(again.weights).toEqual(first.weights);
  // Which person a row is, its id tells: p12-2 is the second record of person 12.
  const { auto, all } = scoreAgainstTruth(first.clusters, {
    kind: 'clusters',
    records: people.rows.map(([id = '']) => [id, id.replace(/-\d+$/, '')]),
  });
  expect(auto.precision).toBeGreaterThan(0.98);
  expect(all.recall).toBeGreaterThan(0.8);
  expect(all.found).toBeGreaterThanOrEqual(auto.found);
});
