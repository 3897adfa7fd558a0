import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { usageError } from '../model/user-error.ts';
import type { Config } from '../rulepack/config.ts';
import { nearestWord } from '../text/nearest.ts';

const DEFAULT_FILE = 'onerow.yaml';
const PACKS = fileURLToPath(new URL('../../rules/', import.meta.url));

/** The configuration of `file`, or of ./onerow.yaml when it is there, on top of the packs it extends. */
export async function loadConfig(
  file: string | undefined,
): Promise<{ config: Config; text: string | undefined; file: string | undefined }> {
  const chosen = file ?? (fs.existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
  if (chosen === undefined) return { config: { version: 1 }, text: undefined, file: undefined };
  // The parser and schema take a while to load; runs without a configuration do not pay for them.
  const { mergeConfigs, parseConfig } = await import('../rulepack/config.ts');
  const text = readText(chosen);
  const lexicons = lexiconNames();
  let config = parseConfig(text, chosen, lexicons);
  for (const pack of config.extends?.toReversed() ?? []) {
    const packFile = `${PACKS}${pack}.yaml`;
    if (!/^[\w-]+$/.test(pack) || !fs.existsSync(packFile)) {
      const packs = fs
        .readdirSync(PACKS)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => name.slice(0, -5));
      throw usageError(
        'config/unknown-pack',
        { pack, nearest: nearestWord(pack, packs), packs: packs.join(', ') },
        { file: chosen },
      );
    }
    config = mergeConfigs(parseConfig(readText(packFile), packFile, lexicons), config);
  }
  return { config, text, file: chosen };
}

/** The word lists a configuration may change: the files of rules/lexicons. */
function lexiconNames(): string[] {
  return fs
    .readdirSync(`${PACKS}lexicons`)
    .filter((name) => /\.(txt|tsv)$/.test(name))
    .map((name) => name.slice(0, -4))
    .sort();
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw usageError('config/not-found', { file });
  }
}
