// The weights of matching as a small file people can read, keep beside their configuration and give to the next run:
// what was learned from one export weighs the next one just so.
import { z } from 'zod';
import { bitsOfCodes, type FieldModel, type MatchModel } from '../linkage/match-model.ts';
import { BINS } from '../linkage/pair-levels.ts';
import { countPairClasses, untrainedModel, type Training } from '../linkage/train-model.ts';
import { countFilled } from '../linkage/record-store.ts';
import { usageError } from '../model/user-error.ts';
import { VERSION } from '../model/version.ts';
import type { FieldKind } from './compared-fields.ts';

const share = z.number().min(0).max(1);
const level = z.strictObject({
  level: z.string(),
  /** Of the pairs that are one customer, and of those that are two, the share that falls on this level. */
  m: share,
  u: share,
  /** log2(m / u) after the guard rails, of two different values; for readers, not read back. */
  bits: z.number().optional(),
});
const field = z.strictObject({
  field: z.string(),
  compared_as: z.string(),
  group: z.string(),
  levels: z.array(level).min(1),
  /** Of the pairs that share a value, how many are one customer; and the least chance of sharing any one value. */
  shared_by_one: z.number(),
  least_chance: z.number(),
  /** By how many records carry a value: how many of the others are other customers. */
  others_who_share: z.array(z.number().min(0)).length(BINS).optional(),
});
const schema = z.strictObject({
  onerow_model: z.literal(1),
  made_by: z.string(),
  records: z.number().int().positive(),
  /** Fewer records than can teach: the weights the comparisons come with. */
  learned: z.boolean(),
  /** How likely any two records are one customer: of one origin, and of two. */
  prior: z.strictObject({ within: share, across: share }),
  /** How many pairs there were of either. */
  pairs: z.strictObject({ within: z.number().min(0), across: z.number().min(0) }),
  fields: z.array(field).min(1),
  /** field → other field: bits taken off the other where both agree, for two customers share both more often than chance. */
  shared_reasons: z.record(z.string(), z.record(z.string(), z.number())),
});

/** The weights of a model file, as plain data. */
export type SavedWeights = z.output<typeof schema>;

/** A model file as it was read. */
export interface SavedModel {
  /** As the user named it. */
  readonly file: string;
  readonly content: SavedWeights;
}

const comparedAs = ({ type, role, generic }: FieldKind): string =>
  generic ?? (role === 'birthday' ? role : type);

/** The file's text. `learned`: the model was learned from these records, not only assumed. */
export function renderModel(...model: Parameters<typeof weightsOf>): string {
  return `${JSON.stringify(weightsOf(...model), null, 2)}\n`;
}

/** What the file holds. */
export function weightsOf(
  training: Training,
  kinds: readonly FieldKind[],
  model: MatchModel,
  learned: boolean,
): SavedWeights {
  const [within, across] = countPairClasses(training.store);
  return {
    onerow_model: 1,
    made_by: `onerow ${VERSION}`,
    records: Math.max(1, training.store.count),
    learned,
    prior: { within: model.lambda[0]!, across: model.lambda[1]! },
    pairs: { within, across },
    fields: kinds.map((kind, at) => {
      const own = model.fields[at]!;
      const bits = bitsOfCodes(kind.compared, own);
      return {
        field: kind.name,
        compared_as: comparedAs(kind),
        group: kind.compared.group,
        levels: kind.compared.comparison.levels.map(({ name }, index) => ({
          level: name,
          m: own.m[index]!,
          u: own.u[index]!,
          bits: Math.round(bits[1 + index * BINS]! * 100) / 100,
        })),
        shared_by_one: own.kappa,
        least_chance: own.floor,
        ...(own.sharing && { others_who_share: Array.from(own.sharing, (chance) => chance * own.filled) }),
      };
    }),
    shared_reasons: reasonsOf(kinds, model),
  };
}

function reasonsOf(
  kinds: readonly FieldKind[],
  { lift }: MatchModel,
): Record<string, Record<string, number>> {
  const reasons: Record<string, Record<string, number>> = {};
  kinds.forEach(({ name }, i) => {
    const others = kinds.flatMap((other, j): [string, number][] =>
      lift[i * kinds.length + j]! === 0 ? [] : [[other.name, lift[i * kinds.length + j]!]],
    );
    if (others.length > 0) reasons[name] = Object.fromEntries(others);
  });
  return reasons;
}

/** Reads a model file. Throws what is wrong with it, by line where it is no JSON. */
export function parseModel(text: string, file: string): SavedModel {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw usageError('model/not-json', { file });
  }
  return readWeights(json, file);
}

/** Weights that are no text any more. `file`: what messages call them. */
export function readWeights(json: unknown, file: string): SavedModel {
  const parsed = schema.safeParse(json);
  if (parsed.success) return { file, content: parsed.data };
  const [issue] = parsed.error.issues;
  const version = (json as { onerow_model?: unknown } | null)?.onerow_model;
  if (version === undefined) throw usageError('model/no-model', { file });
  if (version !== 1) throw usageError('model/version', { file, version: JSON.stringify(version) });
  throw usageError('model/wrong', { file, key: issue?.path.join('.') ?? '', detail: issue?.message ?? '' });
}

/** What of a saved model does not fit the records at hand. */
export interface Misfit {
  readonly code: 'model/unused-fields' | 'model/unknown-fields' | 'model/other-comparison';
  readonly fields: readonly string[];
}

/**
 * The model for these records: saved weights for the fields it knows, those the comparisons come with for others. The
 * prior goes with the number of records: in twice as many, two drawn at random are half as likely one customer. For the
 * records it was learned from it is the very model that was saved.
 */
export function fitModel(
  { file, content }: SavedModel,
  training: Training,
  kinds: readonly FieldKind[],
): { readonly model: MatchModel; readonly misfits: readonly Misfit[] } {
  const saved = new Map(content.fields.map((own) => [own.field, own]));
  const usual = untrainedModel(training);
  const unknown: string[] = [];
  const other: string[] = [];
  const known = kinds.map((kind): z.output<typeof field> | undefined => {
    const own = saved.get(kind.name);
    if (own === undefined) unknown.push(kind.name);
    else if (isComparedAlike(own, kind)) return own;
    else other.push(kind.name);
    return undefined;
  });
  if (known.every((own) => own === undefined))
    throw usageError('model/no-field', {
      file,
      fields: content.fields.map((own) => own.field).join(', '),
      present: kinds.map(({ name }) => name).join(', '),
    });
  const names = new Set(kinds.map(({ name }) => name));
  const unused = content.fields.map((own) => own.field).filter((name) => !names.has(name));
  const fields = known.map((own, at): FieldModel => {
    if (own === undefined) return usual.fields[at]!;
    const present = countFilled(training.store.fields[training.compared[at]!.field]!);
    const filled = Math.max(content.learned ? 1 : 1_000, present);
    const others = own.others_who_share;
    return {
      m: Float64Array.from(own.levels, ({ m }) => m),
      u: Float64Array.from(own.levels, ({ u }) => u),
      filled,
      kappa: own.shared_by_one,
      floor: own.least_chance,
      sharing: others && Float64Array.from(others, (count) => Math.min(1, count / filled)),
    };
  });
  const lift = usual.lift.map((bits, at) => {
    const [from, to] = [Math.floor(at / kinds.length), at % kinds.length];
    // Fields of one kind count once, whatever a file says.
    if (bits > 0 || known[from] === undefined || known[to] === undefined) return bits;
    return content.shared_reasons[kinds[from]!.name]?.[kinds[to]!.name] ?? 0;
  });
  const misfits: Misfit[] = [
    { code: 'model/unused-fields', fields: unused },
    { code: 'model/unknown-fields', fields: unknown },
    { code: 'model/other-comparison', fields: other },
  ];
  return {
    model: { fields, lambda: priorFor(content, training, usual), lift },
    misfits: misfits.filter(({ fields: named }) => named.length > 0),
  };
}

function isComparedAlike({ compared_as, levels }: z.output<typeof field>, kind: FieldKind): boolean {
  const own = kind.compared.comparison.levels;
  return (
    compared_as === comparedAs(kind) &&
    levels.length === own.length &&
    levels.every(({ level: name }, at) => name === own[at]!.name)
  );
}

function priorFor(
  { prior, pairs, records }: SavedModel['content'],
  { store }: Training,
  usual: MatchModel,
): number[] {
  const now = countPairClasses(store);
  const before = [pairs.within, pairs.across];
  return [prior.within, prior.across].map((saved, at) => {
    // The saved file had no such pairs: nothing is known of them.
    if (before[at] === 0) return usual.lambda[at]!;
    if (now[at] === 0) return 0;
    if (now[at] === before[at] && store.count === records) return saved;
    return Math.min(0.5, saved * (before[at]! / now[at]!) * (store.count / records));
  });
}
