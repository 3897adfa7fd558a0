// `explain config`: every column with its type, normalizer and policy, and who said each; then what records are matched by.
import { inputFiles, type Chunk } from '../io/source.ts';
import { RecordStoreBuilder, type RecordStore } from '../linkage/record-store.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { compareFields } from '../rulepack/compared-fields.ts';
import { planBlocking } from '../rulepack/default-blocking.ts';
import { defaultPolicyBy } from '../survivorship/parse-policy.ts';
import { mergeLayout, type FieldWishes } from './field-rules.ts';
import { AUTO, REVIEW, type MatchOptions } from './find-duplicates.ts';
import { keysTask } from './keys-task.ts';
import { chooseMatchFields, type MatchFields } from './match-fields.ts';
import type { ColumnPlan, OutputColumn, TablePlan } from './plan.ts';
import { Run } from './run.ts';
import { openSources, type Opened } from './sources.ts';
import type { World } from './world.ts';

export interface ExplainConfigOptions extends MatchOptions, FieldWishes {
  readonly master: readonly string[];
  /** The line of the configuration that says something; '' for none. */
  readonly originOf: (keys: readonly (string | number)[]) => string;
  /** What flags of this very command line say. */
  readonly flagged: { readonly maps: readonly string[]; readonly policies: readonly string[]; readonly rules: boolean }; // prettier-ignore
}

/** Who decided something: a word (`flag`, `config`, `header`, `values`, `type` …) and the place it says it, if any. */
export interface SetBy {
  readonly by: string;
  readonly place: string;
}

export interface ColumnStory {
  readonly source: string;
  readonly column: string;
  /** The column of the common table it goes to. */
  readonly field: string;
  readonly type: FieldType;
  /** 0..1; 1 where a person said so. */
  readonly confidence: number;
  readonly typeBy: SetBy;
  /** Of so many values that say something, so many are of the type; undefined where nothing can be judged. */
  readonly judged?: { readonly valid: number; readonly of: number };
  /** What the normalizer was told, `name: value`. */
  readonly normalizer: readonly string[];
  readonly policy: string;
  readonly policyBy: SetBy;
  readonly overflow: readonly string[];
}

export interface MatchStory {
  readonly setBy: SetBy;
  readonly rules: readonly string[];
  readonly fields: readonly {
    readonly field: string;
    readonly columns: readonly string[];
    /** How two values compare: the names of the levels, best first. */
    readonly levels: readonly string[];
    readonly group: string;
    readonly veto: boolean;
    readonly bits: readonly number[];
  }[];
  /** Passes by which records are brought together, as the first records of the file suggest. */
  readonly passes: readonly { readonly name: string; readonly cap: number }[];
  readonly auto: number;
  readonly reviewAt: number;
  readonly maxCluster: number;
}

export interface ConfigStory {
  readonly config: string;
  readonly country: string;
  readonly columns: readonly ColumnStory[];
  readonly master: readonly string[];
  readonly match: MatchStory | undefined;
  /** How many records were looked at. */
  readonly looked: number;
}

export async function explainConfig(options: ExplainConfigOptions, world: World): Promise<ConfigStory> {
  const run = new Run({ ...options, dryRun: true }, world, inputFiles(options.sources));
  try {
    const opened = await openSources(options, run);
    const { plan, sources } = opened;
    return {
      config: options.configFile ?? '',
      country: plan.country,
      columns: columnsOf(plan, options),
      master: options.master,
      match: await matchOf(opened, options),
      looked: sources.reduce((sum, { sample }) => sum + sample.length, 0),
    };
  } finally {
    run.discard();
  }
}

function columnsOf(plan: TablePlan, options: ExplainConfigOptions): ColumnStory[] {
  const { rules, columns: layout } = mergeLayout(plan, options);
  return plan.sources.flatMap(({ info, columns }) =>
    columns.map((column): ColumnStory => {
      const output = plan.output[column.target]!;
      const { policy, setBy, overflow } = rules[column.target]!;
      const { evidence } = column;
      return {
        source: info.name,
        column: column.name,
        field: output.name,
        type: column.type,
        confidence: column.confidence,
        typeBy: typeBy(column, info.name, options),
        ...(evidence?.judged === undefined ? {} : { judged: { valid: evidence.valid ?? 0, of: evidence.judged } }), // prettier-ignore
        normalizer: normalizerOf(column.type, column.settings),
        policy: policy.text,
        policyBy: policyBy(setBy ?? '', output, options),
        overflow: overflow.map((at) => layout[at]!.name),
      };
    }),
  );
}

function typeBy(
  { name, decidedBy }: ColumnPlan,
  source: string,
  { originOf, flagged, pins }: ExplainConfigOptions,
): SetBy {
  // prettier-ignore
  if (decidedBy === 'config')
    return { by: 'config', place: originOf(['sources', source, 'map', name]) || originOf(['fields', name, 'type']) }; // prettier-ignore
  if (decidedBy !== 'map') return { by: decidedBy, place: '' };
  if (flagged.maps.includes(name)) return { by: 'flag', place: '--map' };
  return { by: 'map-file', place: pins?.file ?? '--map-file' };
}

function policyBy(setBy: string, output: OutputColumn, { originOf, groups }: ExplainConfigOptions): SetBy {
  const { name, type, role } = output;
  switch (setBy) {
    case 'flag':
      return { by: 'flag', place: '--policy' };
    case 'config': {
      const place = [name, type, role].map((word) => originOf(['fields', word, 'policy'])).find(Boolean);
      return { by: 'config', place: place ?? '' };
    }
    case 'field_groups':
      return { by: 'field-groups', place: groups.length === 0 ? '' : originOf(['field_groups']) };
    case 'merge.default':
      return { by: 'merge-default', place: originOf(['merge', 'default']) };
    default:
      return { by: setBy === 'type' ? 'type' : defaultPolicyBy(type, role), place: '' };
  }
}

/** Settings that change what becomes of a cell; nothing of what the sample alone shows. */
function normalizerOf(type: FieldType, settings: FieldSettings): string[] {
  const told: string[] = [];
  const { country, phoneFormat, phoneArea, dateOrder, values, script, profile } = settings;
  if (type === 'phone') told.push(phoneFormat, country || '-');
  if (type === 'phone' && phoneArea !== undefined) told.push(`0${phoneArea}`);
  if ((type === 'date' || type === 'datetime') && dateOrder !== '') told.push(dateOrder);
  if (values !== undefined) told.push(`${Object.keys(values).length} values`);
  if (script !== undefined) told.push(`script ${script}`);
  if (settings.fixTypos === true) told.push('fix typos');
  if (settings.keepsShortIds === true) told.push('keep short ids');
  if (settings.mixedParties === true) told.push('people and firms');
  if (settings.namePart === true) told.push('part of a name');
  if (profile.paddedTo !== undefined) told.push(`${profile.paddedTo} digits`);
  return told;
}

async function matchOf(opened: Opened, options: ExplainConfigOptions): Promise<MatchStory | undefined> {
  const { plan, sources } = opened;
  const chosen = chooseMatchFields(plan, options.rules, options.veto, sources.map(({ sample }) => sample)); // prettier-ignore
  if (chosen.fields.length === 0) return undefined;
  const setBy: SetBy =
    options.rules.length === 0
      ? { by: 'default', place: '' }
      : options.flagged.rules
        ? { by: 'flag', place: '--rule' }
        : { by: 'config', place: options.originOf(['match', 'rules']) };
  const store = await storeOf(opened, chosen);
  const compared = compareFields(store, chosen.fields, () => new Map(), options.lexicons);
  const passes = options.rules.length > 0 ? [] : planBlocking(store, compared, options.lexicons);
  const columnsOf = (field: number): string[] =>
    chosen.fields[field]!.columns.flatMap((columns, source) =>
      columns.map((index) => plan.sources[source]!.columns[index]!.name),
    );
  return {
    setBy,
    rules: options.rules,
    fields: compared.map(({ field, name, compared: { comparison, group, veto } }) => ({
      field: name,
      columns: [...new Set(columnsOf(field))],
      levels: comparison.levels.map((level) => level.name),
      bits: comparison.levels.map(({ bits }) => bits),
      group,
      veto: veto || options.veto.includes(name),
    })),
    passes: passes.map(({ name, cap }) => ({ name, cap })),
    auto: options.auto ?? AUTO,
    reviewAt: options.reviewAt ?? Math.min(REVIEW, options.auto ?? AUTO),
    maxCluster: options.maxCluster,
  };
}

/** The keys of the first records of every source: what kinds of values the fields hold. */
async function storeOf({ plan, sources }: Opened, chosen: MatchFields): Promise<RecordStore> {
  const builder = new RecordStoreBuilder(chosen.fields);
  const stamp = { run: '', time: '', operator: '', command: 'explain' };
  const read = await keysTask.open({ plan, fields: chosen.fields, stamp, where: undefined, existing: -1 });
  sources.forEach(({ sample, info }, source) => {
    // Records of a source with several parts are in the source's columns already.
    const width = info.parts[0]!.header.names.length;
    const rows = sample.filter((row) => row.length === width);
    const chunk: Chunk = { kind: 'rows', source, part: 0, firstRow: 1, firstLine: 1, weight: 0, rows };
    builder.add(read(chunk).result.keys);
  });
  return builder.done(chosen.origin);
}
