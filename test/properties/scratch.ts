// Jobs run in a scratch folder, without a terminal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MergeOptions } from '../../src/jobs/merge.ts';
import type { World } from '../../src/jobs/world.ts';

export const WORLD: World = {
  interactive: false,
  now: () => new Date('2026-01-31T00:00:00Z'),
  progress: () => ({ update: () => undefined, stop: () => undefined }),
  warn: () => undefined,
  tell: () => undefined,
  confirm: () => Promise.resolve(undefined),
};

export function withScratch<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-property-'));
  return body(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
}

/** What normalize asks for beyond {@link mergeOptions}, all left as it is by default. */
export const NORMALIZED = {
  extensionColumn: false,
  keepRaw: false,
  onInvalid: 'keep',
  onUnknown: 'keep',
  enumFields: [],
  excel: false,
} as const;

/** What export asks for beyond {@link mergeOptions}. */
export const EXPORTED = {
  columns: [],
  format: undefined,
  for: 'import',
  bom: false,
  eol: undefined,
} as const;

/** Options of a merge (and of scan and normalize, which ask for less) of one file. */
export function mergeOptions(
  folder: string,
  file: string,
  run: string,
  more: Partial<MergeOptions> = {},
): MergeOptions {
  return {
    command: 'merge',
    arguments: [],
    sources: [{ name: 'table', file: path.join(folder, file) }],
    out: path.join(folder, `${run}.csv`),
    run: path.join(folder, run),
    id: ['id'],
    maps: [],
    country: 'CN',
    where: undefined,
    today: '2026-01-31',
    operator: 'test',
    threads: 1,
    dryRun: false,
    yes: true,
    force: false,
    lang: 'en',
    failOn: [],
    phoneFormat: 'e164',
    dateOrder: undefined,
    values: {},
    configText: undefined,
    outEncoding: 'utf-8' as const,
    rules: [],
    veto: [],
    ignoreValues: [],
    auto: undefined,
    reviewAt: undefined,
    maxCluster: 10,
    decisions: undefined,
    only: 'auto',
    master: [],
    policies: [],
    defaultPolicy: undefined,
    groups: [],
    tie: 'chain',
    blockIf: undefined,
    children: [],
    maxRemoved: 1,
    ranks: {},
    ...more,
  };
}
