// What a scan found, exactly, beside what people read of it: `merge --clusters` goes on from it without matching again, and
// comes to the same bytes as a merge that matched itself.
import { createHash } from 'node:crypto';
import { PackedFile, readPackedFile } from '../io/packed-file.ts';
import { PairWeigher } from '../linkage/evidence.ts';
import { FoundPairs } from '../linkage/found-pairs.ts';
import { openWeighing, priorsOf } from '../linkage/match-by-evidence.ts';
import { weigherBesideRules } from '../linkage/match-by-rules.ts';
import type { MatchResult } from '../linkage/match.ts';
import type { MatchModel } from '../linkage/match-model.ts';
import { columnsOf, emptyColumns } from '../linkage/pair-book.ts';
import { PairLevels, type ComparedField } from '../linkage/pair-levels.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { inputError } from '../model/user-error.ts';
import type { Duplicates, MatchOptions } from './find-duplicates.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';

/** One line of JSON, then the columns of the pairs as they lie in memory, the lowest byte first. */
export const LINKS = 'links.gz';

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
  /** What was compared, and the rules that brought pairs together. */
  readonly fields: readonly string[];
  readonly rules: readonly string[];
  /** How many pairs the columns after this line hold. */
  readonly pairs: number;
  /** Undefined: rules decided. */
  readonly model?: PlainModel;
  readonly candidatePairs: number;
  readonly pairsByRule: readonly (readonly [string, number])[];
  readonly oversizedBlocks: readonly (readonly [string, number])[];
}

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
  { store, match, insight }: Pick<Duplicates, 'store' | 'match' | 'insight'>,
): void {
  const { pages, reading } = match.found;
  const head: LinksHead = {
    schema: 1,
    told: { rules, veto, auto, reviewAt, maxCluster, where, clean: clean ?? [], against },
    inputs: inputsOf(opened),
    ...(review === undefined ? {} : { review }),
    records: recordsDigest(store),
    fields: reading.compared.map(({ field }) => store.fields[field]!.name),
    rules: reading.ruleNames,
    pairs: pages.reduce((sum, { left }) => sum + left.length, 0),
    ...(insight === undefined ? {} : { model: plainModel(insight.model) }),
    candidatePairs: match.candidatePairs,
    pairsByRule: [...match.pairsByRule],
    oversizedBlocks: [...match.oversizedBlocks],
  };
  const file = new PackedFile(run.open(LINKS));
  file.add(Buffer.from(`${JSON.stringify(head)}\n`));
  // Column by column over all pages: where pages end depends on the number of threads.
  const columns = pages.map(columnsOf);
  for (let at = 0; at < COLUMNS; at++)
    for (const page of columns) {
      const column = page[at]!;
      file.add(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    }
  file.end();
}

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
  const pieces: Buffer[] = [];
  for await (const piece of readPackedFile(file)) {
    const end = piece.indexOf(LINE_FEED);
    pieces.push(end < 0 ? piece : piece.subarray(0, end));
    if (end >= 0) return JSON.parse(Buffer.concat(pieces).toString()) as LinksHead;
  }
  throw inputError('run/manifest-damaged', { folder: file });
}

const LINE_FEED = 10;
const COLUMNS = columnsOf(emptyColumns(0, 0)).length;

/**
 * What matching answered then, without having matched; throws when the records are not those of the scan. `compared`: as
 * they are compared now, which is as they were compared then.
 */
export async function readLinks(
  file: string,
  store: RecordStore,
  compared: readonly ComparedField[],
  values: Uint32Array,
): Promise<MatchResult> {
  const pieces: Buffer[] = [];
  for await (const piece of readPackedFile(file)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const end = bytes.indexOf(LINE_FEED);
  if (end < 0) throw inputError('run/manifest-damaged', { folder: file });
  const head = JSON.parse(bytes.subarray(0, end).toString()) as LinksHead;
  const names = compared.map(({ field }) => store.fields[field]!.name);
  if (head.records !== recordsDigest(store) || head.fields.join('\n') !== names.join('\n'))
    throw inputError('clusters/other-records', {});
  let at = end + 1;
  const page = emptyColumns(head.pairs, compared.length);
  for (const column of columnsOf(page)) {
    const own = new Uint8Array(column.buffer);
    own.set(bytes.subarray(at, at + own.length));
    at += own.length;
  }
  if (at !== bytes.length) throw inputError('run/manifest-damaged', { folder: file });
  const model = head.model === undefined ? undefined : modelOf(head.model);
  const weigher =
    model === undefined
      ? weigherBesideRules(store, { compared })
      : new PairWeigher(store, compared, model, new PairLevels(store, compared, values));
  const fieldNames = store.fields.map(({ name }) => name);
  const found = new FoundPairs([page], {
    compared,
    scorer: weigher.scorer,
    ruleNames: head.rules,
    fieldNames,
  });
  return {
    found,
    get edges() {
      return found.edges;
    },
    get vetoed() {
      return found.vetoed;
    },
    households: [],
    prior: model === undefined ? 0 : priorsOf(model)[0]!,
    ...(model === undefined ? {} : { weigh: openWeighing(store, weigher, model) }),
    candidatePairs: head.candidatePairs,
    pairsByRule: new Map(head.pairsByRule),
    oversizedBlocks: new Map(head.oversizedBlocks),
  };
}

type PlainModel = ReturnType<typeof plainModel>;

/** Numbers keep every bit as JSON. */
function plainModel({ fields, lambda, lift }: MatchModel) {
  return {
    fields: fields.map((field) => ({
      ...field,
      m: [...field.m],
      u: [...field.u],
      sharing: field.sharing && [...field.sharing],
    })),
    lambda,
    lift: [...lift],
  };
}

function modelOf({ fields, lambda, lift }: PlainModel): MatchModel {
  return {
    fields: fields.map((field) => ({
      ...field,
      m: Float64Array.from(field.m),
      u: Float64Array.from(field.u),
      sharing: field.sharing && Float64Array.from(field.sharing),
    })),
    lambda,
    lift: Float64Array.from(lift),
  };
}
