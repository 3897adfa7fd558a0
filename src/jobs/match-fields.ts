// Which columns take part in matching, and as what: one match field may gather several columns (phone, phone2, fax).
import { documentKey } from '../fields/national-id/documents.ts';
import type { Column, FieldType, Role } from '../model/field-type.ts';
import { isFieldType } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import { foldWords } from '../text/fold-words.ts';
import { parseRule, type RuleText } from '../rulepack/match-rules.ts';
import type { TablePlan } from './plan.ts';

/** Plain data: goes to worker threads. */
export interface MatchField {
  readonly name: string;
  readonly type: FieldType;
  readonly role: Role;
  /** Per source, the columns whose keys the field gathers. */
  readonly columns: readonly (readonly number[])[];
  /** Set when the columns of a source are the parts of one name: given name, then surname. */
  readonly composed: boolean;
  /**
   * What a cell's keys are: what its type makes of it; that, or the words as they stand where the type makes nothing of
   * them (a Western street, half a phone number); or the words whatever the type says.
   */
  readonly reading: 'typed' | 'lenient' | 'plain';
  /** Middle names, in full or as initials. */
  readonly middle?: true;
}

/** Types and roles a run without rules compares, in the order their evidence is told. */
const COMPARED: readonly {
  readonly name: string;
  readonly type: FieldType;
  readonly roles?: readonly Role[];
  /** Read also when a person gave the rules: as evidence shown, or because it can forbid a match. */
  readonly always?: true;
}[] = [
  { name: 'cn-id', type: 'cn-id', always: true },
  // Passports and permits in a column of identity numbers: equal ones tell, different ones do not, for they are renewed.
  { name: 'document', type: 'id', roles: ['cn-id'] },
  { name: 'uscc', type: 'uscc', always: true },
  { name: 'name', type: 'name', roles: ['name'], always: true },
  { name: 'phone', type: 'phone', roles: ['phone', 'landline', 'other'], always: true },
  { name: 'email', type: 'email', always: true },
  { name: 'company', type: 'company', always: true },
  { name: 'birthday', type: 'date', roles: ['birthday'] },
  { name: 'gender', type: 'gender' },
  { name: 'address', type: 'address' },
  { name: 'city', type: 'region', roles: ['city'] },
  { name: 'postcode', type: 'postcode' },
  { name: 'qq', type: 'qq' },
  { name: 'wechat', type: 'wechat' },
];

export interface MatchFields {
  readonly fields: readonly MatchField[];
  /** The field that says where records of a single file came from, not compared; -1: none. */
  readonly origin: number;
  readonly rules: readonly RuleText[];
  /** Per rule and part, the index of its field. */
  readonly ruleFields: readonly (readonly number[])[];
}

/** The fields a run matches by: the usual ones that are there, and those its rules and vetoes name. */
export function chooseMatchFields(
  plan: TablePlan,
  ruleTexts: readonly string[],
  vetoes: readonly string[],
  samples: readonly (readonly Row[])[] = [],
): MatchFields {
  const compared = ruleTexts.length === 0 ? COMPARED : COMPARED.filter((field) => field.always);
  const fields: MatchField[] = compared.flatMap(({ name, type, roles }) => {
    const columns = plan.sources.map((source, at) =>
      source.columns
        .filter(
          (column) =>
            column.confidence >= 0.4 &&
            !isSomebodyElses(column) &&
            ((column.type === type &&
              name !== 'document' &&
              (roles === undefined || roles.includes(column.role))) ||
              (name === 'document' && column.type === 'cn-id' && holdsDocuments(samples[at], column.index)) ||
              // An identity number tells the day of birth, too.
              (name === 'birthday' && column.type === 'cn-id')),
        )
        // Two columns of names in one table are two things: the second is not another name of the first. A day of birth
        // and the one an identity number tells are one thing.
        .filter(
          (column, at, all) =>
            (name !== 'name' && name !== 'address' && name !== 'birthday') ||
            all.findIndex((other) => name !== 'birthday' || other.type === column.type) === at,
        )
        .map((column) => column.index),
    );
    return columns.some((list) => list.length > 0)
      ? [
          {
            name,
            type,
            role: roles?.[0] ?? 'other',
            columns,
            composed: false,
            reading:
              ruleTexts.length === 0 && name !== 'document' ? readingOf(type, columns, samples) : 'typed',
          },
        ]
      : [];
  });
  const composed = composedName(plan);
  if (composed && !fields.some((field) => field.name === 'name')) fields.unshift(composed);
  if (ruleTexts.length === 0) fields.push(...withNameOf(plainFields(plan, fields), fields, samples));
  const origin = ruleTexts.length === 0 ? originField(plan) : undefined;
  const names = nameable(plan);
  const fieldFor = (word: string): number => {
    const index = resolveField(plan, fields, word);
    if (typeof index === 'number') return index;
    return fields.push(index) - 1;
  };
  const rules = ruleTexts.map((text) => parseRule(text, names));
  const ruleFields = rules.map((rule) => rule.parts.map((part) => fieldFor(part.field)));
  for (const veto of vetoes) fieldFor(parseRule(veto, names).parts[0]!.field);
  const originAt = origin === undefined ? -1 : fields.push(origin) - 1;
  return { fields, origin: originAt, rules, ruleFields };
}

function holdsDocuments(sample: readonly Row[] | undefined, index: number): boolean {
  return sample?.some((row) => documentKey(row[index] ?? '') !== '') === true;
}

/** What words mean that are only counted: match fields by index, or columns matching does not read. */
export function countedFields(
  plan: TablePlan,
  fields: readonly MatchField[],
  words: readonly string[],
): (number | MatchField)[] {
  const names = nameable(plan);
  return words.map((word) => resolveField(plan, fields, parseRule(word, names).parts[0]!.field));
}

/** The index of the match field a word means, for vetoes. */
export function indexOfField(fields: readonly MatchField[], plan: TablePlan, word: string): number {
  const found = resolveField(plan, fields, word);
  return typeof found === 'number' ? found : fields.findIndex((field) => field.name === word);
}

const HAN = /\p{Script=Han}/u;
const SAMPLED = 2_000;

/** Chinese is read by its type; Western addresses and regions, and names that are no people's, are words. */
function readingOf(
  type: FieldType,
  columns: readonly (readonly number[])[],
  samples: readonly (readonly Row[])[],
): 'lenient' | 'plain' {
  if (type !== 'address' && type !== 'region' && type !== 'name' && type !== 'postcode') return 'lenient';
  const filled = sampleOf(columns, samples);
  const han = filled.filter((cell) => HAN.test(cell)).length;
  if (han * 2 >= filled.length) return 'lenient';
  return type === 'name' && looksLikePeople(filled) ? 'lenient' : 'plain';
}

/** The cells of the sample, in words, without the empty ones. */
function sampleOf(
  columns: readonly (readonly number[])[],
  samples: readonly (readonly Row[])[],
): readonly string[] {
  return samples
    .flatMap((rows, at) =>
      rows
        .slice(0, SAMPLED)
        .flatMap((row) => (columns[at] ?? []).map((index) => foldWords(row[index] ?? ''))),
    )
    .filter((cell) => cell !== '');
}

/** Mostly two to four words without digits and without the little words that join things. */
function looksLikePeople(cells: readonly string[]): boolean {
  const people = cells.filter((cell) => {
    const words = cell.split(' ').length;
    return words >= 2 && words <= 4 && !/\d|\b(?:the|of|and|for|on|at|in|inc|ltd|llc|corp|co)\b/.test(cell);
  });
  return people.length >= 0.75 * cells.length;
}

/** Columns that say when and by whom a record was kept, or what is wanted of it; never who it is. */
const NO_IDENTITY: ReadonlySet<Role> = new Set([
  'id', 'created', 'updated', 'last-activity', 'owner', 'level', 'status', 'source', 'consent', 'opt-out', 'tags', 'note',
]); // prettier-ignore

/** 业务员电话, Referrer's e-mail: the same few in every record, and nobody's of them. */
function isSomebodyElses({ type, role, decidedBy }: Pick<Column, 'type' | 'role' | 'decidedBy'>): boolean {
  return role === 'other' && PERSONAL.has(type) && decidedBy !== 'map' && decidedBy !== 'config';
}

const PERSONAL: ReadonlySet<FieldType> = new Set(['name', 'phone', 'email', 'qq', 'wechat', 'cn-id', 'address', 'company']); // prettier-ignore

/** A single file gathered from several sources may say so itself. */
function originField(plan: TablePlan): MatchField | undefined {
  const [source, another] = plan.sources;
  const column = source?.columns.find(({ role }) => role === 'source');
  if (!column || another !== undefined) return undefined;
  return {
    name: ORIGIN,
    type: 'text',
    role: 'source',
    columns: [[column.index]],
    composed: false,
    reading: 'plain',
  };
}

const ORIGIN = '(origin)';

/** What is left: parts of names, and columns of no known kind. They are compared by what their values look like. */
function plainFields(plan: TablePlan, fields: readonly MatchField[]): MatchField[] {
  const taken = plan.sources.map(
    (source, at) =>
      new Set([
        ...source.idColumns,
        ...fields.filter((field) => !field.composed).flatMap((field) => field.columns[at] ?? []),
      ]),
  );
  const isOpen = (output: TablePlan['output'][number]): boolean =>
    output.added === undefined && !NO_IDENTITY.has(output.role) && output.type !== 'id';
  const columnsOf = (targets: ReadonlySet<number>): number[][] =>
    plan.sources.map((source, at) =>
      source.columns
        .filter(
          (column) => targets.has(column.target) && !taken[at]!.has(column.index) && !isSomebodyElses(column),
        )
        .map((column) => column.index),
    );
  const middles = middleNames(plan);
  const middle: MatchField = { name: MIDDLE, type: 'name', role: 'given-name', columns: columnsOf(middles), composed: false, reading: 'plain', middle: true }; // prettier-ignore
  const others = plan.output.flatMap((output, target): MatchField[] => {
    if (!isOpen(output) || middles.has(target)) return [];
    const columns = columnsOf(new Set([target]));
    if (columns.every((list) => list.length === 0)) return [];
    const name = fields.some((field) => field.name === output.name)
      ? `${output.name} (${output.role})`
      : output.name;
    return [{ name, type: output.type, role: output.role, columns, composed: false, reading: 'plain' }];
  });
  return middle.columns.some((list) => list.length > 0) ? [...others, middle] : others;
}

const MIDDLE = 'middle name';
/** `middle_name`, `Middle Initial`, `mid init`; not `middleware`. */
const MIDDLE_WORDS = /^(?:second|middle|mid|m)(?:name|initials?|init|i)$/;

/** Columns of middle names beside one of given names: a name in one list is an initial in the next. */
function middleNames({ output, sources }: TablePlan): ReadonlySet<number> {
  const isMiddle = sources.flatMap(({ columns }) => columns).filter(({ name, type }) => (type === 'name' || type === 'text') && MIDDLE_WORDS.test(foldWords(name).replaceAll(' ', ''))); // prettier-ignore
  const targets = new Set(isMiddle.map(({ target }) => target));
  const hasGiven = output.some(({ role, added }, target) => role === 'given-name' && added === undefined && !targets.has(target)); // prettier-ignore
  return hasGiven ? targets : new Set();
}

/** Where no column is headed as a name, the first whose values look like full names of many people is one. */
function withNameOf(
  plain: readonly MatchField[],
  fields: readonly MatchField[],
  samples: readonly (readonly Row[])[],
): readonly MatchField[] {
  const named = [...fields, ...plain].some(
    ({ type, role }) => type === 'name' || type === 'company' || role === 'given-name' || role === 'surname',
  );
  if (named) return plain;
  const at = plain.findIndex((field) => {
    if (field.type !== 'text') return false;
    const cells = sampleOf(field.columns, samples);
    return cells.length >= LEAST_NAMES && new Set(cells).size * 2 >= cells.length && looksLikePeople(cells);
  });
  return plain.map((field, index) =>
    index === at ? { ...field, type: 'name', role: 'name', reading: 'lenient' } : field,
  );
}

const LEAST_NAMES = 20;

function nameable(plan: TablePlan): string[] {
  const words = new Set<string>();
  for (const column of plan.output) if (column.added === undefined) words.add(column.name);
  for (const source of plan.sources) {
    for (const column of source.columns) {
      words.add(column.name);
      if (column.confidence >= 0.4) words.add(column.type);
    }
  }
  if (composedName(plan)) words.add('name');
  return [...words];
}

/**
 * A column's name means that column; when it is the only one of its type, the usual field of that type. A type means all
 * columns of the type.
 */
function resolveField(plan: TablePlan, fields: readonly MatchField[], word: string): number | MatchField {
  const own = fields.findIndex((field) => field.name === word);
  const named = plan.output.findIndex((column) => column.added === undefined && column.name === word);
  // A word one source has for a column means the column the others call something else, too.
  const target =
    named >= 0
      ? named
      : plan.sources.flatMap(({ columns }) => columns).find((column) => column.name === word)?.target;
  const bySource = plan.sources.map((source) =>
    source.columns.filter((column) => column.name === word || column.target === target),
  );
  const columns = bySource.flat();
  if (columns.length === 0) return own >= 0 ? own : missing(fields, plan, word);
  const { type, role } = columns[0]!;
  const usual = fields.findIndex((field) => field.type === type && field.role === role && !field.composed);
  const usualColumns = usual < 0 ? [] : fields[usual]!.columns;
  const same =
    usual >= 0 &&
    bySource.every((list, at) =>
      sameMembers(
        list.map((column) => column.index),
        usualColumns[at] ?? [],
      ),
    );
  if (same) return usual;
  if (
    own >= 0 &&
    fields[own]!.columns.every((list, at) =>
      sameMembers(
        list,
        bySource[at]!.map((column) => column.index),
      ),
    )
  )
    return own;
  const name = own >= 0 ? `${word} (${role})` : word;
  return {
    name,
    type,
    role,
    columns: bySource.map((list) => list.map((column) => column.index)),
    composed: false,
    reading: 'typed',
  };
}

function missing(fields: readonly MatchField[], plan: TablePlan, word: string): number | MatchField {
  if (!isFieldType(word)) return 0;
  const columns = plan.sources.map((source) =>
    source.columns.filter((column) => column.type === word).map((column) => column.index),
  );
  return { name: word, type: word, role: 'other', columns, composed: false, reading: 'typed' };
}

function sameMembers(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value) => right.includes(value));
}

/** Given name and surname in two columns are one name. */
function composedName(plan: TablePlan): MatchField | undefined {
  const columns = plan.sources.map((source) => {
    const given = source.columns.find((column) => column.role === 'given-name');
    const surname = source.columns.find((column) => column.role === 'surname');
    return given && surname ? [given.index, surname.index] : [];
  });
  if (columns.every((list) => list.length === 0)) return undefined;
  return { name: 'name', type: 'name', role: 'name', columns, composed: true, reading: 'typed' };
}
