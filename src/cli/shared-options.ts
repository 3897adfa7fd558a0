// The flags most commands share, and how they and onerow.yaml become one typed value. A flag wins over the file.
import fs from 'node:fs';
import { availableParallelism, userInfo } from 'node:os';
import path from 'node:path';
import type { Command as Program } from 'commander';
import { parseIsoDate } from '../calendar/plain-date.ts';
import { machineMemory } from '../engine/machine-memory.ts';
import { isAreaCode, successorOf } from '../fields/phone/area-codes.ts';
import { OUTPUT_ENCODINGS, parseWantedEncoding, type WantedEncoding } from '../io/encoding-names.ts';
import { filesMatching, isPattern } from '../io/glob.ts';
import { fileOnDisk, nearestFile, type SourceSpec } from '../io/source.ts';
import type { Gate, SharedOptions } from '../jobs/options.ts';
import type { Pins } from '../jobs/pins.ts';
import type { MapEntry } from '../jobs/plan.ts';
import { ConfigProblems, inputError, limitError, usageError } from '../model/user-error.ts';
import { LEAST_WORK, PROGRAM, THREAD } from '../linkage/memory-figures.ts';
import { FIELD_TYPES } from '../model/field-type.ts';
import type { Config } from '../rulepack/config.ts';
import { readMapping } from '../rulepack/mapping-file.ts';
import { parseMapping } from '../rulepack/mapping.ts';
import { parseShare } from '../rulepack/share.ts';
import { parseSize, sizeAbove, sizeText } from '../rulepack/size.ts';
import { nearestWord } from '../text/nearest.ts';
import { booleanFlag, textFlag, textsFlag, type Flags, type Setting } from './command.ts';
import { loadConfig } from './load-config.ts';

const GATES: readonly Gate[] = ['findings', 'duplicates', 'limits', 'rejects', 'review'];

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

/** Declares the shared flags in one order and one wording. */
export function withSharedOptions(program: Program, words: (code: string) => string): Program {
  return program
    .argument('[files...]', words('option/files'))
    .option('-c, --config <file>', words('option/config'))
    .option('-o, --out <file>', words('option/out'))
    .option('-r, --run <dir>', words('option/run'))
    .option('--id <column>', words('option/id'))
    .option('--source <name=file>', words('option/source'), collect)
    .option('--map <column=type>', words('option/map'), collect)
    .option('--map-file <file>', words('option/map-file'))
    .option('--encoding <name>', words('option/encoding'))
    .option('--delimiter <char>', words('option/delimiter'))
    .option('--sheet <name>', words('option/sheet'), collect)
    .option('--header-row <n>', words('option/header-row'))
    .option('--country <code>', words('option/country'))
    .option('--default-area <code>', words('option/default-area'))
    .option('--where <expr>', words('option/where'))
    .option('--now <date>', words('option/now'))
    .option('--operator <name>', words('option/operator'))
    .option('--threads <n>', words('option/threads'))
    .option('--memory <size>', words('option/memory'))
    .option('--dry-run', words('option/dry-run'))
    .option('--yes', words('option/yes'))
    .option('--force', words('option/force'))
    .option('--json', words('option/json'))
    .option('--quiet', words('option/quiet'))
    .option('--no-progress', words('option/no-progress'))
    .option('--lang <zh|en>', words('option/lang'))
    .option('--unmask', words('option/unmask'))
    .option('--fail-on <gate>', words('option/fail-on'), collect);
}

/** For the commands that write a table. */
export function withOutEncoding(program: Program, words: (code: string) => string): Program {
  return program.option('--out-encoding <name>', words('option/out-encoding'));
}

export interface Parsed {
  readonly shared: SharedOptions;
  readonly config: Config;
}

/** Flags and configuration as one value, checked. */
export async function parseShared(
  command: string,
  flags: Flags,
  operands: readonly string[],
  setting: Setting,
): Promise<Parsed> {
  const {
    config,
    text: configText,
    file: configFile,
  } = await loadConfig(textFlag(flags, 'config'), setting.commands);
  if (config.allow && !config.allow.includes(command))
    throw usageError('config/not-allowed', { command, allowed: config.allow.join(', ') });
  const sources = sourcesOf(flags, operands, config);
  if (sources.length === 0) throw usageError('cli/missing-file', { command });
  const country = textFlag(flags, 'country') ?? config.country;
  if (country !== undefined && !/^[A-Z]{2}$/.test(country))
    throw usageError('cli/country', { value: country });
  const today = textFlag(flags, 'now') ?? setting.world.now().toISOString().slice(0, 10);
  if (!parseIsoDate(today)) throw usageError('cli/now', { value: today });
  const lang = textFlag(flags, 'lang');
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') throw usageError('cli/lang', { value: lang });
  const mapped = await readMapFile(textFlag(flags, 'mapFile'));
  const shared: SharedOptions = {
    command,
    arguments: setting.arguments.map(maskArgument),
    sources,
    alsoRead: [
      configFile,
      ...['mapFile', 'ignoreValues', 'decisions', 'crosswalkIn', 'truth', 'model'].map((flag) =>
        textFlag(flags, flag),
      ),
    ].filter((file) => file !== undefined),
    out: textFlag(flags, 'out'),
    run: textFlag(flags, 'run'),
    outEncoding: wantedEncoding(textFlag(flags, 'outEncoding') ?? config.out_encoding),
    id: textFlag(flags, 'id')?.split('+') ?? [],
    maps: [...configMaps(config), ...mapped.maps, ...textsFlag(flags, 'map').map(flagMap)],
    pins: mapped.pins,
    country,
    where: textFlag(flags, 'where'),
    today: today.slice(0, 10),
    operator: textFlag(flags, 'operator') ?? config.operator ?? systemUser(),
    ...withinMemory(
      textFlag(flags, 'memory') ?? config.memory,
      wholeNumber(flags, 'threads', '--threads', 1, 64) ?? Math.min(availableParallelism(), 8),
      setting,
    ),
    dryRun: booleanFlag(flags, 'dryRun'),
    yes: booleanFlag(flags, 'yes'),
    force: booleanFlag(flags, 'force'),
    lang: lang ?? config.lang ?? setting.lang,
    failOn: textsFlag(flags, 'failOn')
      .flatMap((value) => value.split(','))
      .map(gate),
    phoneFormat: config.normalize?.phone_format ?? 'e164',
    ...phoneArea(textFlag(flags, 'defaultArea') ?? config.phone?.default_area),
    dateOrder: config.normalize?.date_order,
    values: configValues(config),
    lexicons: lexiconsOf(config),
    configText,
    configFile,
  };
  return { shared, config };
}

/** Threads bring their own memory, with every command; what matching needs is planned when its records are known. */
function withinMemory(
  written: string | undefined,
  wanted: number,
  { world }: Setting,
): Pick<SharedOptions, 'threads' | 'memory'> {
  if (written === undefined) return { threads: wanted };
  const size = parseSize(written);
  if (size === undefined) throw usageError('cli/memory', { flag: '--memory', value: written });
  const memory = 'bytes' in size ? size.bytes : Math.floor(size.share * machineMemory());
  const least = PROGRAM + LEAST_WORK;
  if (memory < least)
    throw limitError('limit/memory-least', { limit: sizeText(memory), least: sizeAbove(least, memory) });
  const threads = Math.max(1, Math.min(wanted, Math.floor((memory - least) / THREAD)));
  if (threads < wanted) world.tell('memory/threads-within', { limit: sizeText(memory), threads, of: wanted });
  return { threads, memory };
}

/** The changes to word lists; `match.aliases` are further lines of one. */
function lexiconsOf({ lexicons, match }: Config): SharedOptions['lexicons'] {
  const aliases = Object.entries(match?.aliases ?? {}).map(([firm, others]) => [firm, ...others].join('='));
  if (aliases.length === 0) return lexicons;
  return { ...lexicons, 'company-aliases': [...(lexicons?.['company-aliases'] ?? []), ...aliases] };
}

/** `010` or `10` as the area code `10`. */
function phoneArea(written: string | undefined): { phoneArea?: string } {
  if (written === undefined) return {};
  const area = written.trim().replace(/^0/, '');
  if (!isAreaCode(area)) {
    const now = successorOf(area)?.area;
    throw usageError('cli/default-area', {
      value: written,
      ...(now === undefined ? {} : { nearest: `0${now}` }),
    });
  }
  return { phoneArea: area };
}

function wantedEncoding(label = 'utf-8'): WantedEncoding {
  const encoding = parseWantedEncoding(label);
  if (encoding !== undefined) return encoding;
  const nearest = nearestWord(label, [...OUTPUT_ENCODINGS, 'same']);
  throw usageError('cli/out-encoding', { value: label, nearest });
}

/** The existing list as one more source, the last: `FILE`, `NAME=FILE`, or a source the configuration names. */
export function withExisting(
  flags: Flags,
  parsed: Parsed,
): Parsed & { readonly existing: string | undefined } {
  const { shared, config } = parsed;
  const told = textFlag(flags, 'against') ?? config.match?.against;
  if (told === undefined) return { ...parsed, existing: undefined };
  const configured = Object.entries(config.sources ?? {}).find(([name]) => name === told);
  const at = told.indexOf('=');
  const named =
    configured?.[1].file !== undefined || fs.existsSync(told) || at <= 0 ? undefined : told.slice(0, at);
  const given = shared.sources.filter(({ name }) => configured === undefined || name !== told);
  if (given.length === 0) throw usageError('screen/no-new-file', { file: told });
  const taken = new Set(given.map(({ name }) => name));
  const wish = configured?.[0] ?? named ?? sourceName(told);
  // Plain files are called after themselves; two of one name in different folders are told apart.
  const name = named === undefined && configured === undefined && taken.has(wish) ? `${wish}-existing` : wish;
  if (taken.has(name)) throw usageError('cli/source-twice', { source: name });
  if (name.includes(':')) throw usageError('cli/source-colon', { source: name });
  const source = config.sources?.[name];
  const files = allOf(configured?.[1].file ?? [named === undefined ? told : told.slice(at + 1)]);
  const places = new Set(
    given.flatMap((spec) => spec.files ?? [spec.file]).map((file) => path.resolve(file)),
  );
  const same = (files.files ?? [files.file]).find((file) => file !== '-' && places.has(path.resolve(file)));
  if (same !== undefined) throw usageError('screen/same-file', { file: same });
  const existing: SourceSpec = {
    name,
    ...files,
    encoding: source?.encoding,
    delimiter: source?.delimiter,
    sheets: source?.sheet,
    headerRow: source?.header_row,
  };
  return { ...parsed, shared: { ...shared, sources: [...given, existing] }, existing: name };
}

function gate(word: string): Gate {
  const wanted = word === 'dup' ? 'duplicates' : word;
  const found = GATES.find((candidate) => candidate === wanted);
  if (!found)
    throw usageError('cli/fail-on', {
      value: word,
      nearest: nearestWord(word, GATES),
      words: GATES.join(', '),
    });
  return found;
}

function sourcesOf(flags: Flags, operands: readonly string[], config: Config): SourceSpec[] {
  const sheets = textsFlag(flags, 'sheet');
  const common = {
    encoding: textFlag(flags, 'encoding'),
    delimiter: delimiterOf(textFlag(flags, 'delimiter')),
    sheets: sheets.length > 0 ? sheets : undefined,
    headerRow: wholeNumber(flags, 'headerRow', '--header-row', 0, 1_000_000),
  };
  const named = textsFlag(flags, 'source').map((text): SourceSpec => {
    const at = text.indexOf('=');
    if (at <= 0 || at === text.length - 1) throw usageError('cli/source', { value: text });
    return { name: text.slice(0, at), ...allOf([text.slice(at + 1)]), ...common };
  });
  // A pattern without a name is what a shell would have made of it: a source for each file.
  const plain = operands
    .flatMap(filesNamed)
    .map((file): SourceSpec => ({ name: sourceName(file), file, ...common }));
  const given = [...named, ...plain];
  const configured = Object.entries(config.sources ?? {}).flatMap(([name, source]): SourceSpec[] => {
    if (!source.file) return [];
    return [
      {
        name,
        ...allOf(source.file),
        encoding: common.encoding ?? source.encoding,
        delimiter: common.delimiter ?? source.delimiter,
        sheets: common.sheets ?? source.sheet,
        headerRow: common.headerRow ?? source.header_row,
      },
    ];
  });
  const specs = given.length > 0 ? given : configured;
  const names = specs.map((spec) => spec.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  const colon = names.find((name) => name.includes(':'));
  if (colon !== undefined) throw usageError('cli/source-colon', { source: colon });
  if (twice !== undefined) throw usageError('cli/source-twice', { source: twice });
  return specs;
}

/** One source of all the files that names and patterns stand for. */
export function allOf(named: readonly string[]): Pick<SourceSpec, 'file' | 'files'> {
  const files = [...new Set(named.flatMap(filesNamed))];
  return files.length === 1 ? { file: files[0]! } : { file: files[0]!, files };
}

/** A file of that very name, or the files that match it as a pattern. */
function filesNamed(text: string): string[] {
  if (text === '-' || !isPattern(text) || fs.existsSync(fileOnDisk(text).path)) return [text];
  const found = filesMatching(text);
  if (found.length > 0) return found;
  throw inputError('io/no-match', { pattern: text, nearest: nearestFile(text) });
}

export function sourceName(file: string): string {
  return file === '-'
    ? 'stdin'
    : path
        .basename(fileOnDisk(file).path)
        .replace(/(\.gz)?$/i, '')
        .replace(/\.\w+$/, '');
}

const DELIMITER_WORDS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['\\t', '\t'],
  ['semicolon', ';'],
  ['comma', ','],
  ['pipe', '|'],
]);

function delimiterOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return DELIMITER_WORDS.get(text) ?? text;
}

function flagMap(text: string): MapEntry {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw usageError('cli/map', { value: text, nearest: '', types: FIELD_TYPES.join(', ') });
  return mapEntry(undefined, text.slice(0, at), text.slice(at + 1), 'map');
}

/** A mapping file, YAML or JSON: `{"COLUMN": "TYPE:FIELD"}`, that per source, or what inspect wrote (which pins the columns). */
async function readMapFile(file: string | undefined): Promise<{ maps: MapEntry[]; pins: Pins | undefined }> {
  if (file === undefined) return { maps: [], pins: undefined };
  const mapping = readMapping(await parseMapFile(file));
  if (mapping === undefined) throw usageError('cli/map-file', { file });
  const wrong = mapping.wrong.map(({ column, value }) => {
    const [word = ''] = value.split(/[:：]/);
    const params = { nearest: nearestWord(word, FIELD_TYPES), types: FIELD_TYPES.join(', ') };
    return usageError('cli/map', { value: `${column}=${value}`, ...params }, { file });
  });
  if (wrong.length > 0) throw new ConfigProblems(wrong);
  if (mapping.pins !== undefined) return { maps: [], pins: { file, sources: mapping.pins } };
  return { maps: mapping.entries.map((entry) => ({ ...entry, decidedBy: 'map' })), pins: undefined };
}

async function parseMapFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw usageError('io/not-found', { file, nearest: nearestFile(file) });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { parseDocument } = await import('yaml');
    const document = parseDocument(text, { strict: true, uniqueKeys: true, schema: 'core' });
    const [error] = document.errors;
    if (error === undefined) return document.toJS({ maxAliasCount: 100 }) as unknown;
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    throw usageError('cli/map-file', { file }, { file, line, column: col });
  }
}

function mapEntry(
  source: string | undefined,
  column: string,
  text: string,
  decidedBy: MapEntry['decidedBy'],
): MapEntry {
  const mapping = parseMapping(text);
  if (mapping) return { source, column, decidedBy, ...mapping };
  const [word = ''] = text.split(':');
  throw usageError('cli/map', {
    value: `${column}=${text}`,
    nearest: nearestWord(word, FIELD_TYPES),
    types: FIELD_TYPES.join(', '),
  });
}

function configMaps(config: Config): MapEntry[] {
  const perSource = Object.entries(config.sources ?? {}).flatMap(([source, { map }]) =>
    Object.entries(map ?? {}).map(([column, text]) => mapEntry(source, column, text, 'config')),
  );
  const types = Object.entries(config.fields ?? {}).flatMap(([column, { type }]) =>
    type === undefined ? [] : [mapEntry(undefined, column, type, 'config')],
  );
  return [...types, ...perSource];
}

function configValues(config: Config): Record<string, Record<string, string[]>> {
  return Object.fromEntries(
    Object.entries(config.fields ?? {}).flatMap(([name, { values }]) =>
      values ? [[name, values] as const] : [],
    ),
  );
}

/** A whole number within bounds, or undefined when the flag is absent. */
export function wholeNumber(
  flags: Flags,
  name: string,
  flag: string,
  least: number,
  most: number,
): number | undefined {
  const text = textFlag(flags, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw usageError('cli/number', { flag, value: text, least, most });
  return value;
}

/** Long digit runs and addresses on the command line (a --where on a phone) are not kept in summaries. */
function maskArgument(argument: string): string {
  return argument
    .replaceAll(/\d{7,}/g, (digits) => `${digits.slice(0, 3)}****`)
    .replaceAll(/[^\s=,'"]+@[^\s=,'"]+/g, '***@***');
}

export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/** `20%` or `0.2` as a share; undefined when nothing was said. */
export function shareOf(value: string | number | undefined, flag: string): number | undefined {
  if (value === undefined) return undefined;
  const share = parseShare(value);
  if (share === undefined) throw usageError('cli/share', { flag, value: String(value) });
  return share;
}
