// What a scan found, exactly, beside what people read of it: `merge --clusters` goes on from it without matching again, and
// comes to the same bytes as a merge that matched itself.
import { createHash } from 'node:crypto';
import { PackedLines, readPackedLines } from '../io/packed-lines.ts';
import type { Clustering } from '../linkage/cluster.ts';
import type { MatchResult } from '../linkage/match.ts';
import type { Edge } from '../linkage/pair-book.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import type { ComparisonLevel } from '../model/comparison.ts';
import { inputError } from '../model/user-error.ts';
import type { Duplicates, MatchOptions } from './find-duplicates.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';

export const LINKS = 'links.jsonl.gz';

/** What the scan was told that decides who comes together. */
export type MatchTold = Pick<
  MatchOptions,
  'rules' | 'veto' | 'auto' | 'reviewAt' | 'maxCluster' | 'where' | 'clean' | 'against'
>;

/** The first line. */
export interface LinksHead {
  readonly schema: 1;
  readonly told: MatchTold;
  /** Of each source: its name and the sha256 of its files. */
  readonly inputs: readonly { readonly name: string; readonly sha256: readonly string[] }[];
  /** The sheet that went out with it: people write into it. */
  readonly review?: string | undefined;
  /** What tells that the same rows are the same records. */
  readonly records: string;
  readonly prior: number;
  readonly candidatePairs: number;
  readonly pairsByRule: readonly (readonly [string, number])[];
  readonly oversizedBlocks: readonly (readonly [string, number])[];
  /** By what forbade them: pairs that matched otherwise. */
  readonly vetoed: readonly (readonly [string, number])[];
}

type LinkLine = readonly [
  left: number,
  right: number,
  rule: string,
  band: Edge['band'],
  score: number,
  bits: number,
  evidence: number,
  fields: readonly (readonly [field: number, level: number, bits: number])[],
  /** 1: on the whole the records of its two clusters spoke against it. */
  weak: 0 | 1,
];

export function inputsOf({ sources }: Pick<Opened, 'sources'>): LinksHead['inputs'] {
  return sources.map(({ info, files }) => ({ name: info.name, sha256: files.map(({ sha256 }) => sha256) }));
}

export function writeLinks(
  run: Run,
  {
    rules,
    veto,
    auto,
    reviewAt,
    maxCluster,
    where,
    clean,
    against,
    review,
  }: MatchTold & {
    readonly review: string | undefined;
  },
  opened: Opened,
  { store, match, clustering }: Pick<Duplicates, 'store' | 'match' | 'clustering'>,
): void {
  const lines = new PackedLines(run.open(LINKS));
  const vetoed = new Map<string, number>();
  for (const { veto: because } of match.vetoed) vetoed.set(because, (vetoed.get(because) ?? 0) + 1);
  const head: LinksHead = {
    schema: 1,
    told: { rules, veto, auto, reviewAt, maxCluster, where, clean: clean ?? [], against },
    inputs: inputsOf(opened),
    ...(review === undefined ? {} : { review }),
    records: recordsDigest(store),
    prior: match.prior,
    candidatePairs: match.candidatePairs,
    pairsByRule: [...match.pairsByRule],
    oversizedBlocks: [...match.oversizedBlocks],
    vetoed: [...vetoed],
  };
  lines.add(JSON.stringify(head));
  const weak = new Set(clustering.refused.flatMap(({ edge, because }) => (because === WEAK ? [edge] : [])));
  const levels = new Map<ComparisonLevel, number>();
  for (const edge of match.edges) {
    const { evidence } = edge;
    const fields = evidence.fields.map(({ field, level, bits }) => {
      let number = levels.get(level);
      if (number === undefined) {
        levels.set(level, (number = levels.size));
        lines.add(JSON.stringify(level));
      }
      return [field, number, bits] as const;
    });
    const { left, right, rule, band, score, bits } = edge;
    const line: LinkLine = [left, right, rule, band, score, bits, evidence.bits, fields, weak.has(edge) ? 1 : 0]; // prettier-ignore
    lines.add(JSON.stringify(line));
  }
  lines.end();
}

const WEAK = 'weak-link';

/** Which rows are which records: the same only when sources, rows and ids are. */
function recordsDigest({ sources, rows, ids, count }: RecordStore): string {
  const hash = createHash('sha256').update(String(count));
  for (const list of [sources, rows, ids.starts, ids.bytes]) {
    const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
    for (let at = 0; at < bytes.length; at += 1 << 20) hash.update(bytes.slice(at, at + (1 << 20)));
  }
  return hash.digest('hex');
}

export async function readLinksHead(file: string): Promise<LinksHead> {
  for await (const line of readPackedLines(file)) return JSON.parse(line) as LinksHead;
  throw inputError('run/manifest-damaged', { folder: file });
}

/** What matching answered then, without having matched; throws when the records are not those of the scan. */
export async function readLinks(
  file: string,
  store: RecordStore,
): Promise<{
  readonly match: MatchResult;
  /** Links that may join clusters. */
  readonly joining: readonly Edge[];
  readonly weak: Clustering['refused'];
}> {
  let head: LinksHead | undefined;
  const levels: ComparisonLevel[] = [];
  const edges: Edge[] = [];
  const joining: Edge[] = [];
  const weak: { edge: Edge; because: string }[] = [];
  for await (const text of readPackedLines(file)) {
    const line = JSON.parse(text) as LinksHead | ComparisonLevel | LinkLine;
    if (head === undefined) {
      head = line as LinksHead;
      if (head.records !== recordsDigest(store)) throw inputError('clusters/other-records', {});
    } else if (!isLink(line)) levels.push(line as ComparisonLevel);
    else {
      const [left, right, rule, band, score, bits, sum, fields, isWeak] = line;
      const evidence = {
        fields: fields.map(([field, level, own]) => ({ field, level: levels[level]!, bits: own })),
        bits: sum,
      };
      const edge: Edge = { left, right, rule, band, score, bits, evidence, decidedBy: 'auto' };
      edges.push(edge);
      if (isWeak === 1) weak.push({ edge, because: WEAK });
      else joining.push(edge);
    }
  }
  if (head === undefined) throw inputError('run/manifest-damaged', { folder: file });
  const vetoed = head.vetoed.flatMap(([veto, count]) => Array.from({ length: count }, () => ({ ...NOBODY, veto }))); // prettier-ignore
  return {
    match: {
      edges,
      vetoed,
      households: [],
      prior: head.prior,
      candidatePairs: head.candidatePairs,
      pairsByRule: new Map(head.pairsByRule),
      oversizedBlocks: new Map(head.oversizedBlocks),
    },
    joining,
    weak,
  };
}

function isLink(line: LinksHead | ComparisonLevel | LinkLine): line is LinkLine {
  return Array.isArray(line);
}

/** Vetoed pairs are only counted once they have been listed. */
const NOBODY = {
  left: 0,
  right: 0,
  rule: '',
  score: 0,
  bits: 0,
  evidence: { fields: [], bits: 0 },
  decidedBy: 'auto',
} as const;
