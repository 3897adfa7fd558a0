// What will be done to the columns of one or several sources: decided once, on the main thread, as plain data that
// can be shown to a person, written to a mapping file and sent to worker threads.
import { ADDRESS_PARTS } from '../fields/place/address.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { Column, Evidence, FieldType, Role } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import { usageError } from '../model/user-error.ts';
import type { Source, SourceInfo } from '../io/source.ts';
import { columnSettings } from '../rulepack/column-settings.ts';
import { detectColumns, type DetectionSettings } from '../rulepack/detect-columns.ts';
import { homeCountry } from '../rulepack/home-country.ts';
import { readHeader, ROLE_OF_TYPE, type HeaderMatch } from '../rulepack/header-lexicon.ts';
import { looksMainland, speaksChinese } from '../rulepack/sample-profile.ts';
import { findTypedForMany } from '../rulepack/typed-for-many.ts';
import { nearestWord } from '../text/nearest.ts';
import { openCells, openColumn } from './clean-column.ts';

/** What a person said about a column: `--map COL=TYPE[:FIELD]`, a line of a mapping file, `sources.*.map`. */
export interface MapEntry {
  /** Only for the source of this name; every source when undefined. */
  readonly source: string | undefined;
  readonly column: string;
  readonly type: FieldType | undefined;
  readonly field: string | undefined;
  readonly decidedBy: 'map' | 'config';
}

export interface ColumnPlan extends Column {
  /** Index of the output column its cells go to. */
  readonly target: number;
  readonly settings: FieldSettings;
}

export interface SourcePlan {
  readonly info: SourceInfo;
  readonly columns: readonly ColumnPlan[];
  /** Columns whose cells, joined by `+`, are the record's id; none: the row number is. */
  readonly idColumns: readonly number[];
}

/** A column of the output: one meaning across sources. */
export interface OutputColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly role: Role;
  /** Per source: which of its columns fills this one, -1 for none. */
  readonly from: readonly number[];
  /** Set on columns the tool adds: further values, the extension, the raw text or the parts of another output column. */
  readonly added?: 'source' | 'more' | 'extension' | 'raw' | 'part';
  /** The output column an added one belongs to; for `more` which further value (0 = second) it holds, for `part` which part. */
  readonly of?: number;
  readonly nth?: number;
}

export interface TablePlan {
  readonly sources: readonly SourcePlan[];
  readonly output: readonly OutputColumn[];
  readonly today: string;
  readonly words: 'zh' | 'en';
  readonly country: string;
}

export interface PlanOptions {
  readonly maps: readonly MapEntry[];
  /** Columns that make the id, in order; empty: found by header. */
  readonly id: readonly string[];
  readonly country: string | undefined;
  readonly today: string;
  readonly phoneFormat: FieldSettings['phoneFormat'];
  readonly phoneArea?: string | undefined;
  readonly fixTypos?: boolean | undefined;
  readonly keepsShortIds?: boolean | undefined;
  readonly dateOrder: FieldSettings['dateOrder'] | undefined;
  /** Chinese values in one script. */
  readonly script?: FieldSettings['script'] | undefined;
  /** field or column name → standard value → synonyms. */
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Changes to word lists, by list. */
  readonly lexicons?: FieldSettings['lexicons'];
  /** Columns the tool may add while cleaning (a second phone, the extension, the raw text). */
  readonly added: {
    readonly more: boolean;
    readonly extension: boolean;
    readonly raw: boolean;
    readonly parts?: boolean;
  };
}

export function makePlan(sources: readonly Source[], options: PlanOptions): TablePlan {
  const chinese = sources.some((source) => speaksChinese(source.info.header, source.sample));
  const country = options.country ?? (chinese ? 'CN' : homeOf(sources, options.lexicons));
  const detection: DetectionSettings = {
    country,
    today: options.today,
    words: chinese ? 'zh' : 'en',
    ...(options.lexicons === undefined ? {} : { lexicons: options.lexicons }),
  };
  checkMaps(sources, options);
  const understood = sources.map((source) => understand(source, options.maps, detection));
  const { output, targets } = layOut(sources, understood);
  const plans = sources.map((source, at): SourcePlan => {
    const all = understood[at]!.map(({ column }) => column);
    const columns = all.map((column, index): ColumnPlan => {
      const target = targets[at]![index]!;
      const settings = columnSettings({
        column,
        names: [column.name, output[target]!.name, column.role],
        columns: all,
        sample: source.sample,
        date1904: source.info.date1904,
        detection,
        phoneFormat: options.phoneFormat,
        phoneArea: options.phoneArea,
        fixTypos: options.fixTypos,
        keepsShortIds: options.keepsShortIds,
        dateOrder: options.dateOrder,
        script: options.script,
        enums: options.values,
        split: options.added.parts === true,
        lexicons: options.lexicons,
      });
      return { ...column, target, settings };
    });
    return {
      info: source.info,
      columns: doubting(columns, source.sample),
      idColumns: idColumns(columns, output, options.id, source.info, sources.length > 1),
    };
  });
  const added = addedColumns(output, plans, sources, options.added);
  return {
    sources: plans,
    output: [...output, ...added],
    today: options.today,
    words: detection.words,
    country,
  };
}

/** The country all sources are from that tell one; the mainland where their mobiles do. */
function homeOf(sources: readonly Source[], lexicons: PlanOptions['lexicons']): string {
  const homes = new Set(sources.map(({ info, sample }) => homeCountry(info.header, sample, lexicons)));
  homes.delete('');
  const [home = '', ...others] = homes;
  if (others.length > 0) return '';
  return home === '' && sources.some(({ sample }) => looksMainland(sample)) ? 'CN' : home;
}

/** Columns that know which of their values were typed for many people. */
function doubting(columns: readonly ColumnPlan[], sample: readonly Row[]): readonly ColumnPlan[] {
  const opened = columns.map((column) => ({ ...column, normalizer: openCells(column) }));
  const found = findTypedForMany(sample, opened);
  if (found.size === 0) return columns;
  return columns.map((column) => {
    const typedForMany = found.get(column.index);
    if (typedForMany === undefined) return column;
    return {
      ...column,
      settings: { ...column.settings, profile: { ...column.settings.profile, typedForMany } },
    };
  });
}

interface Understood {
  readonly column: Column;
  readonly field: string | undefined;
}

function understand(source: Source, maps: readonly MapEntry[], detection: DetectionSettings): Understood[] {
  const { header, name: sourceName } = source.info;
  const headers = detection.lexicons?.['headers'];
  return detectColumns(header, source.sample, detection).map((column) => {
    const entry = maps.findLast(
      (map) => map.column === column.name && (map.source === undefined || map.source === sourceName),
    );
    if (!entry) return { column, field: undefined };
    const named = entry.field === undefined ? undefined : readHeader(entry.field, headers);
    const type = entry.type ?? (named && named.strength >= 0.8 ? named.type : column.type);
    const said = readHeader(column.name, headers);
    const role = roleFor(type, named?.type === type ? named.role : undefined, column, said);
    return {
      column: {
        ...column,
        type,
        role,
        confidence: 1,
        decidedBy: entry.decidedBy,
        evidence: evidenceFor(type, column),
      },
      field: entry.field,
    };
  });
}

/** What was found out about the column still holds where a person says the same; doubts are settled. */
function evidenceFor(type: FieldType, { type: found, evidence }: Column): Evidence {
  if (evidence === undefined || found !== type) return { header: 0 };
  const { header, judged, valid, share, parties } = evidence;
  return {
    header,
    ...(judged === undefined || valid === undefined || share === undefined ? {} : { judged, valid, share }),
    ...(parties === undefined ? {} : { parties }),
  };
}

function roleFor(
  type: FieldType,
  named: Role | undefined,
  column: Column,
  header: HeaderMatch | undefined,
): Role {
  if (named !== undefined) return named;
  if (column.type === type) return column.role;
  if (header?.type === type) return header.role;
  return ROLE_OF_TYPE.get(type) ?? 'other';
}

/** Columns of several sources meet in one output column: by the field a person named, the same header, or the same role. */
function layOut(
  sources: readonly Source[],
  understood: readonly (readonly Understood[])[],
): { output: OutputColumn[]; targets: number[][] } {
  const output: { name: string; type: FieldType; role: Role; from: number[] }[] = [];
  const places = new Map<string, number>();
  const targets = understood.map((columns, at) =>
    columns.map(({ column, field }) => {
      const wanted = field ?? column.name;
      const free = (candidate: { from: number[] }): boolean => candidate.from[at] === -1;
      const byName = places.get(wanted) ?? -1;
      if (field !== undefined && byName >= 0 && !free(output[byName]!)) {
        const other = sources[at]!.info.header.names[output[byName]!.from[at]!] ?? '';
        throw usageError('layout/two-columns-one-field', { field, column: column.name, other });
      }
      let target = byName >= 0 && free(output[byName]!) ? byName : -1;
      if (target < 0 && field === undefined && column.role !== 'other' && at > 0) {
        target = output.findIndex((candidate) => candidate.role === column.role && free(candidate));
      }
      if (target < 0) {
        const from = new Array<number>(sources.length).fill(-1);
        const name = freeName(wanted, places);
        target = output.push({ name, type: column.type, role: column.role, from }) - 1;
        places.set(name, target);
      }
      output[target]!.from[at] = column.index;
      return target;
    }),
  );
  return { output, targets };
}

function freeName(wanted: string, taken: { has(name: string): boolean }): string {
  let name = wanted;
  for (let again = 2; taken.has(name); again++) name = `${wanted}#${again}`;
  return name;
}

/** `--id row`: the row number is the id. */
const ROW_NUMBERS = 'row';

function idColumns(
  columns: readonly ColumnPlan[],
  output: readonly OutputColumn[],
  wanted: readonly string[],
  info: SourceInfo,
  several: boolean,
): number[] {
  const isColumn = (name: string): boolean => columns.some((column) => column.name === name);
  if (wanted.length === 1 && wanted[0] === ROW_NUMBERS && !isColumn(ROW_NUMBERS)) return [];
  if (wanted.length > 0) {
    const found = wanted.map((name) =>
      columns.findIndex((column) => column.name === name || output[column.target]!.name === name),
    );
    if (found.every((index) => index >= 0)) return found;
    // With several sources each may call its id differently; then the one found by its header is meant.
    const byRole = columns.findIndex((column) => column.role === 'id');
    if (several && byRole >= 0 && wanted.length === 1) return [byRole];
    const missing = wanted[found.findIndex((index) => index < 0)]!;
    throw unknownColumn(missing, info);
  }
  const byRole = columns.findIndex((column) => column.role === 'id' && column.confidence >= 0.5);
  return byRole >= 0 ? [byRole] : [];
}

/** The words of added columns follow the header they stand beside. */
const speaksHan = (name: string): boolean => /\p{Script=Han}/u.test(name);

const PART_NAMES: Readonly<Record<(typeof ADDRESS_PARTS)[number], string>> = {
  province: '省',
  city: '市',
  district: '区',
  code: '区划代码',
  confidence: '置信度',
};

function addedColumns(
  output: readonly OutputColumn[],
  plans: readonly SourcePlan[],
  sources: readonly Source[],
  wanted: PlanOptions['added'],
): OutputColumn[] {
  const nothing = new Array<number>(sources.length).fill(-1);
  const added: OutputColumn[] = [];
  const taken = new Set(output.map(({ name }) => name));
  const free = (wish: string): string => {
    const name = freeName(wish, taken);
    taken.add(name);
    return name;
  };
  for (const [of, column] of output.entries()) {
    if (wanted.parts === true && column.type === 'address') {
      for (const [nth, part] of ADDRESS_PARTS.entries()) {
        const name = `${column.name}_${speaksHan(column.name) ? PART_NAMES[part] : part}`;
        added.push({ name: free(name), type: 'text', role: 'other', from: nothing, added: 'part', of, nth }); // prettier-ignore
      }
    }
    if (column.type !== 'phone' && column.type !== 'email') continue;
    const several =
      wanted.more && sources.some((source, at) => holdsSeveral(source.sample, column, plans[at]!, at));
    if (several) {
      // A free column of the same kind (phone2) is used by survivorship; cleaning adds its own.
      added.push({
        name: free(`${column.name}2`),
        type: column.type,
        role: column.role,
        from: nothing,
        added: 'more',
        of,
        nth: 0,
      });
    }
    if (wanted.extension && column.type === 'phone') {
      added.push({
        name: free(`${column.name}_ext`),
        type: 'text',
        role: 'other',
        from: nothing,
        added: 'extension',
        of,
      });
    }
  }
  if (wanted.raw) {
    for (const [of, column] of output.entries()) {
      if (column.type === 'text' || column.type === 'id' || column.type === 'note') continue;
      added.push({
        name: free(`${column.name}_raw`),
        type: 'text',
        role: 'other',
        from: nothing,
        added: 'raw',
        of,
      });
    }
  }
  if (sources.length > 1) {
    const name = free(taken.has('source') ? 'onerow_source' : 'source');
    added.push({ name, type: 'text', role: 'other', from: nothing, added: 'source' });
  }
  return added;
}

/** Two phones or addresses in one cell, as far as the sample shows. */
function holdsSeveral(sample: readonly Row[], column: OutputColumn, plan: SourcePlan, at: number): boolean {
  const index = column.from[at]!;
  if (index < 0) return false;
  const normalizer = openColumn(plan.columns[index]!);
  return sample.some((row) => {
    const cell = row[index] ?? '';
    return cell.length > 10 && (normalizer.clean(cell).more?.length ?? 0) > 0;
  });
}

function checkMaps(sources: readonly Source[], { maps }: PlanOptions): void {
  for (const map of maps) {
    const concerned = sources.filter((source) => map.source === undefined || map.source === source.info.name);
    if (concerned.length === 0) {
      const names = sources.map((source) => source.info.name);
      throw usageError('layout/unknown-source', {
        source: map.source ?? '',
        nearest: nearestWord(map.source ?? '', names),
        names: names.join(', '),
      });
    }
    if (concerned.some((source) => source.info.header.names.includes(map.column))) continue;
    throw unknownColumn(map.column, concerned[0]!.info);
  }
}

/** The error for a column that is not there: it names the nearest one and those there are. */
export function unknownColumn(
  column: string,
  info: { readonly file: string; readonly header: { readonly names: readonly string[] } },
): Error {
  const { names } = info.header;
  return usageError('layout/unknown-column', {
    column,
    file: info.file,
    nearest: nearestWord(column, names),
    columns: names.slice(0, 30).join(', '),
  });
}
