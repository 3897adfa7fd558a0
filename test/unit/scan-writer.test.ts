// pairs.csv and clusters.csv are written as bytes: they hold what the lines of the library say, cell by cell.
import { expect, test } from 'vitest';
import { clusterRecords, type Cluster } from '../../src/linkage/cluster.ts';
import { FoundPairs } from '../../src/linkage/found-pairs.ts';
import { defaultModel, Scorer } from '../../src/linkage/match-model.ts';
import { PairBook } from '../../src/linkage/pair-book.ts';
import type { ComparedField } from '../../src/linkage/pair-levels.ts';
import { RecordStoreBuilder } from '../../src/linkage/record-store.ts';
import { TextPacker } from '../../src/linkage/text-list.ts';
import { ClusterWriter, PairWriter } from '../../src/jobs/scan-writer.ts';
import { pairLines, refusedLines, weakestLink } from '../../src/jobs/scan-lines.ts';
import { sayEvidence } from '../../src/jobs/named-evidence.ts';
import { csvRow } from '../../src/text/csv-cell.ts';
import { matchKind } from '../../src/rulepack/comparisons.ts';

const SOURCES = ['crm', 'shop, "old"'];
const RULES = ['phone', '姓名 exactly', 'name, street'];

/** Ids that need quotes, are no ASCII, are empty, or are plain. */
const IDS = ['C1', 'a,b', 'say "x"', '客户7', 'é9', '', 'two\nlines', 'C8', 'C9', 'C10'];

function packed(texts: readonly string[]) {
  const packer = new TextPacker(texts.length);
  for (const text of texts) packer.add(text);
  return packer.done();
}

function sampleStore() {
  const builder = new RecordStoreBuilder([
    { name: 'phone, mobile', type: 'phone' },
    { name: '姓名', type: 'name' },
  ]);
  for (const source of [0, 1]) {
    const field = {
      dictionary: packed(IDS.map((_, at) => `v${at}`)),
      offsets: Uint32Array.from({ length: IDS.length + 1 }, (_, at) => at),
      values: Uint32Array.from(IDS, (_, at) => at),
    };
    const rows = Uint32Array.from(IDS, (_, at) => at + 1);
    builder.add({ source, count: IDS.length, ids: packed(IDS), rows, fields: [field, field] });
  }
  return builder.done();
}

const compared = (['phone', 'name'] as const).map((type, field): ComparedField => ({
  field,
  comparison: matchKind(type, type, {}).comparison,
  group: type,
  kind: type,
  swaps: undefined,
  personal: false,
  reaches: type === 'phone',
  veto: false,
  organisation: false,
  strong: false,
  generic: false,
  twoPeople: new Set(),
  sureNames: undefined,
  shared: new Map(),
}));

/** Pairs in several pages; every fifth is forbidden, scores and codes come again and differ for equal codes. */
function sampleFound(records: number) {
  const pages = [new PairBook(2), new PairBook(2), new PairBook(2)];
  let at = 0;
  for (let left = 0; left < records; left++) {
    for (let right = left + 1; right < records; right += 1 + (left % 3)) {
      at++;
      const codes = Uint16Array.of([0, 3, 18][at % 3]!, [2, 17, 0][(at >> 2) % 3]!);
      const score = [0.8, 0.99, 0.999_96, 1][at % 4]!;
      const pair = { left, right, rule: at % 3, score, bits: (at % 7) * 3.25 - 2, certain: at % 2 === 0, people: at % 3 === 0, veto: at % 5 === 0 ? at % 2 : -1 }; // prettier-ignore
      pages[Math.min(2, Math.floor(left / 3))]!.add(pair, codes);
    }
  }
  const scorer = new Scorer(compared, defaultModel(compared, [100, 100], [0.5, 0.5]));
  const fieldNames = ['phone, mobile', '姓名'];
  return new FoundPairs([new PairBook(2).done(), ...pages.map((page) => page.done())], {
    compared,
    scorer,
    ruleNames: RULES,
    fieldNames,
  });
}

function sample() {
  const store = sampleStore();
  const found = sampleFound(store.count);
  const clustering = clusterRecords(store, found, SOURCES, {
    maxCluster: 3,
    vetoFields: [],
    apart: new Map([[0, new Set([1])], [1, new Set([0])]]), // prettier-ignore
    weigh: (left, right, known) => known ?? ((left + right) % 7 === 0 ? -9 : 4),
  });
  const match = { found, edges: found.edges, vetoed: found.vetoed, households: [], prior: 0, candidatePairs: 0, pairsByRule: new Map(), oversizedBlocks: new Map() }; // prettier-ignore
  return { store, found, clustering, match };
}

test('pairs.csv: every line is the line the library gives', () => {
  const all = sample();
  expect(all.found.vetoed.length).toBeGreaterThan(10);
  expect(all.clustering.refused.length).toBeGreaterThan(0);
  let text = '';
  const writer = new PairWriter(all.store, SOURCES, all.found, (bytes) => {
    text += Buffer.from(bytes).toString();
  });
  writer.writeFound();
  for (const line of refusedLines(all, SOURCES)) writer.write(line);
  writer.flush();
  const lines = [...pairLines(all, SOURCES)].map((line, at) =>
    csvRow([
      at + 1,
      line.left.id,
      line.right.id,
      line.left.source,
      line.right.source,
      line.left.row,
      line.right.row,
      line.rule,
      line.band,
      line.score.toFixed(4),
      line.bits.toFixed(1),
      sayEvidence(line.evidence),
      line.band === 'none' ? line.veto : '',
    ]),
  );
  expect(text).toBe(lines.join(''));
});

test('clusters.csv: every record with what links it, as many as are named', () => {
  const { store, clustering, found } = sample();
  // So many links that those of a record are looked up.
  const links = found.edges.slice(0, 60);
  const members = [...store.rows.keys()];
  const large: Cluster = { id: 'all', members, band: 'review', links, oversized: true };
  const clusters = [...clustering.auto, ...clustering.review, large];
  expect(clusters.length).toBeGreaterThan(2);
  let text = '';
  const writer = new ClusterWriter(store, SOURCES, (bytes) => {
    text += Buffer.from(bytes).toString();
  });
  for (const cluster of clusters) writer.write(cluster);
  writer.flush();
  const lines = clusters.flatMap((cluster) =>
    cluster.members.map((record) => {
      const path = cluster.links
        .filter(({ left, right }) => left === record || right === record)
        .map(({ left, right, rule }) => `${rule}→${store.ids.at(left === record ? right : left)}`)
        .join('; ');
      const source = SOURCES[store.sources[record]!]!;
      const { id, members, band } = cluster;
      return csvRow([id, store.ids.at(record), source, store.rows[record]!, members.length, band, path, weakestLink(cluster).toFixed(4)]); // prettier-ignore
    }),
  );
  expect(text).toBe(lines.join(''));
});

test('of a record with more links than are named, the last says how many more', () => {
  const store = sampleStore();
  const link = { left: 0, right: 7, rule: 'r', score: 1, bits: 0, band: 'auto', decidedBy: 'auto', evidence: { fields: [], bits: 0 } } as const; // prettier-ignore
  let text = '';
  const writer = new ClusterWriter(store, SOURCES, (bytes) => {
    text += Buffer.from(bytes).toString();
  });
  const links = Array.from({ length: 103 }, () => link);
  writer.write({ id: 'k', members: [0], band: 'auto', links, oversized: false });
  writer.flush();
  expect(text).toBe(`k,C1,crm,1,1,auto,${Array.from({ length: 100 }, () => 'r→C8').join('; ')}; +3,1.0000\n`);
});
