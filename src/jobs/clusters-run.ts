// merge --clusters RUN: the scan that is gone on from, and that nothing has changed since.
import path from 'node:path';
import { fileInRun, fileState, readManifest } from '../io/finished-run.ts';
import { inputError, limitError } from '../model/user-error.ts';
import { LINKS, inputsOf, readLinksHead, type MatchTold } from './found-links.ts';
import type { Opened } from './sources.ts';

export interface ClustersRun {
  readonly folder: string;
  /** The file of what it found. */
  readonly links: string;
  readonly told: MatchTold;
  readonly inputs: ReturnType<typeof inputsOf>;
  /** What people had decided by then. */
  readonly decisions: string | undefined;
}

/** `sheet`: decisions that are given back; people have written into that file. */
export async function openClustersRun(folder: string, sheet: string | undefined): Promise<ClustersRun> {
  const { command, files } = readManifest(folder);
  if (command !== 'scan') throw inputError('clusters/not-a-scan', { folder, command });
  const names = new Set(files.map(({ name }) => name));
  if (!names.has(LINKS)) throw inputError('clusters/no-links', { folder });
  const links = fileInRun(folder, LINKS);
  const refuse = async ({ name, sha256 }: (typeof files)[number]): Promise<void> => {
    if ((await fileState(fileInRun(folder, name), sha256)) !== 'same')
      throw limitError('clusters/run-altered', { file: name, folder });
  };
  // First of all the file that says which others people write into.
  await refuse(files.find(({ name }) => name === LINKS)!);
  const { told, inputs, review } = await readLinksHead(links);
  const written = new Set(
    [sheet, review].flatMap((file) => (file === undefined ? [] : [path.resolve(file)])),
  );
  for (const file of files) {
    if (path.isAbsolute(file.name) || file.name === '-') continue;
    if (!written.has(path.resolve(fileInRun(folder, file.name)))) await refuse(file);
  }
  const decisions = names.has('decisions.csv') ? fileInRun(folder, 'decisions.csv') : undefined;
  return { folder, links, told, inputs, decisions };
}

/** The very same files, in the same order. */
export function refuseOtherInputs({ folder, inputs }: ClustersRun, opened: Opened): void {
  const here = inputsOf(opened);
  const several = inputs.length > 1;
  const wrong = here.findIndex(
    ({ name, sha256 }, at) =>
      (several && name !== inputs[at]?.name) || sha256.join() !== inputs[at]?.sha256.join(),
  );
  if (wrong < 0 && here.length === inputs.length) return;
  const file = opened.sources[Math.max(0, wrong)]!.info.file;
  throw inputError('clusters/other-inputs', { file, folder, count: inputs.length });
}

/** What the merge is told by it. */
export function goOnFrom({
  told,
  links,
  decisions,
}: ClustersRun): MatchTold & { readonly links: string; readonly scanDecisions: string | undefined } {
  return { ...NOTHING_TOLD, ...told, links, scanDecisions: decisions };
}

/** What is not written was not told. */
const NOTHING_TOLD: MatchTold = {
  rules: [],
  veto: [],
  auto: undefined,
  reviewAt: undefined,
  maxCluster: Infinity,
  where: undefined,
  clean: [],
  against: undefined,
};
