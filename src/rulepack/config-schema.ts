// The shape of onerow.yaml. Every key has a flag twin; unknown keys are errors, all of them reported at once.
import { z } from 'zod';
import { FIELD_TYPES } from '../model/field-type.ts';
import { valueMap } from './value-maps.ts';

const text = z.string().min(1);
const texts = z.union([text, z.array(text)]).transform((value) => (Array.isArray(value) ? value : [value]));
const share = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?%$/)]);
const ownValues = z.record(text, texts);
/** A list of one's own, or the name of one that ships; {@link checkNames} tells names that are not there. */
const valueList = z.union([
  ownValues,
  text.transform((name): z.output<typeof ownValues> =>
    Object.fromEntries(
      Object.entries(valueMap(name) ?? {}).map(([standard, words]) => [standard, [...words]]),
    ),
  ),
]);

const source = z.strictObject({
  file: texts.optional(),
  id: texts.optional(),
  encoding: text.optional(),
  delimiter: text.optional(),
  sheet: texts.optional(),
  header_row: z.number().int().min(0).optional(),
  rank: z.number().int().optional(),
  /** It holds every customer once. */
  clean: z.boolean().optional(),
  map: z.record(text, text).optional(),
});

const field = z.strictObject({
  type: z.enum(FIELD_TYPES).optional(),
  values: valueList.optional(),
  /** Every record should have it: `inspect` counts those that do not. */
  required: z.boolean().optional(),
  policy: text.optional(),
  overflow: texts.optional(),
});

/** `010` without quotes is the number 10 in YAML. */
const areaCode = z.union([z.string(), z.number()]).transform(String);

export const configSchema = z.strictObject({
  version: z.literal(1),
  extends: texts.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  lang: z.enum(['zh', 'en']).optional(),
  operator: text.optional(),
  out_encoding: text.optional(),
  /** `4G`, `50%` */
  memory: text.optional(),
  allow: texts.optional(),
  sources: z.record(text, source).optional(),
  fields: z.record(text, field).optional(),
  /** Changes to the word lists of rules/lexicons: `word` adds, `-word` takes away. */
  lexicons: z.record(text, texts).optional(),
  field_groups: z.record(text, z.array(text)).optional(),
  phone: z.strictObject({ default_area: areaCode.optional() }).optional(),
  inspect: z.strictObject({ require: texts.optional() }).optional(),
  normalize: z
    .strictObject({
      phone_format: z.enum(['e164', 'national', 'cc-area', 'cn']).optional(),
      ext_col: z.boolean().optional(),
      fix_email_typos: z.boolean().optional(),
      keep_short_ids: z.boolean().optional(),
      blank_placeholders: z.boolean().optional(),
      keep_raw: z.boolean().optional(),
      split_address: z.boolean().optional(),
      on_unknown: z.enum(['keep', 'blank', 'reject']).optional(),
      on_invalid: z.enum(['keep', 'blank', 'reject']).optional(),
      date_order: z.enum(['ymd', 'dmy', 'mdy']).optional(),
      excel: z.boolean().optional(),
      trad_simp: z.enum(['s', 't', 'keep']).optional(),
    })
    .optional(),
  match: z
    .strictObject({
      rules: texts.optional(),
      veto: texts.optional(),
      ignore_values: texts.optional(),
      /** Other names of a company: 阿里巴巴: [阿里, Alibaba]. Possible duplicates, never certain ones. */
      aliases: z.record(text, texts).optional(),
      auto: z.number().min(0).max(1).optional(),
      review_at: z.number().min(0).max(1).optional(),
      max_cluster: z.number().int().min(2).optional(),
      /** Column → the share of its values that may stand more than once. */
      dup_limit: z.record(text, z.union([z.string(), z.number()])).optional(),
      /** The existing list, a file or a source's name, that new records are held against. */
      against: text.optional(),
      /** A model file to weigh by, and one to write the weights to. */
      model: text.optional(),
      save_model: text.optional(),
      /** A table of known answers that `scan` is measured by. */
      truth: text.optional(),
    })
    .optional(),
  merge: z
    .strictObject({
      master: texts.optional(),
      default: text.optional(),
      tie: z.enum(['chain', 'review', 'blank', 'error']).optional(),
      block_if: text.optional(),
      /** Records of different owners wait for a person: true, or the column. */
      respect_owner: z.union([z.boolean(), text]).optional(),
      crosswalk_in: text.optional(),
      child_dedupe: texts.optional(),
      max_removed: share.optional(),
    })
    .optional(),
  enrich: z
    .strictObject({
      /** A file, or the name of a source. */
      reference: text.optional(),
      on: texts.optional(),
      fill: texts.optional(),
      overwrite: z.boolean().optional(),
    })
    .optional(),
  children: z.record(text, z.strictObject({ file: text, fk: texts, id: text.optional() })).optional(),
  archive: z
    .strictObject({
      inactive: text.optional(),
      by: texts.optional(),
      where: text.optional(),
      action: z.enum(['mark', 'archive', 'delete']).optional(),
      unknown: z.enum(['keep', 'include']).optional(),
      max_removed: share.optional(),
    })
    .optional(),
  export: z
    .strictObject({
      columns: texts.optional(),
      where: text.optional(),
      for: z.enum(['spreadsheet', 'import']).optional(),
    })
    .optional(),
});

export type Config = z.output<typeof configSchema>;
