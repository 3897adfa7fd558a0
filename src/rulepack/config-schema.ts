// The shape of onerow.yaml. Every key has a flag twin; unknown keys are errors, all of them reported at once.
import { z } from 'zod';
import { FIELD_TYPES } from '../model/field-type.ts';

const text = z.string().min(1);
const texts = z.union([text, z.array(text)]).transform((value) => (Array.isArray(value) ? value : [value]));
const share = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?%$/)]);
const valueList = z.record(text, texts);

const source = z.strictObject({
  file: texts.optional(),
  id: texts.optional(),
  encoding: text.optional(),
  delimiter: text.optional(),
  sheet: texts.optional(),
  header_row: z.number().int().min(0).optional(),
  rank: z.number().int().optional(),
  map: z.record(text, text).optional(),
});

const field = z.strictObject({
  type: z.enum(FIELD_TYPES).optional(),
  values: valueList.optional(),
  policy: text.optional(),
  overflow: texts.optional(),
});

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
  allow: texts.optional(),
  sources: z.record(text, source).optional(),
  fields: z.record(text, field).optional(),
  /** Changes to the word lists of rules/lexicons: `word` adds, `-word` takes away. */
  lexicons: z.record(text, texts).optional(),
  field_groups: z.record(text, z.array(text)).optional(),
  normalize: z
    .strictObject({
      phone_format: z.enum(['e164', 'national', 'cc-area']).optional(),
      ext_col: z.boolean().optional(),
      keep_raw: z.boolean().optional(),
      split_address: z.boolean().optional(),
      on_unknown: z.enum(['keep', 'blank', 'reject']).optional(),
      on_invalid: z.enum(['keep', 'blank', 'reject']).optional(),
      date_order: z.enum(['ymd', 'dmy', 'mdy']).optional(),
      excel: z.boolean().optional(),
    })
    .optional(),
  match: z
    .strictObject({
      rules: texts.optional(),
      veto: texts.optional(),
      ignore_values: texts.optional(),
      auto: z.number().min(0).max(1).optional(),
      review_at: z.number().min(0).max(1).optional(),
      max_cluster: z.number().int().min(2).optional(),
    })
    .optional(),
  merge: z
    .strictObject({
      master: texts.optional(),
      default: text.optional(),
      tie: z.enum(['chain', 'review', 'blank', 'error']).optional(),
      block_if: text.optional(),
      max_removed: share.optional(),
    })
    .optional(),
  children: z.record(text, z.strictObject({ file: text, fk: text, id: text.optional() })).optional(),
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
