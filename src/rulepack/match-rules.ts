import { usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';

/** `name+phone`, `company~`, `company~0.9`, as written. */
export interface RuleText {
  readonly name: string;
  readonly parts: readonly {
    readonly field: string;
    readonly fuzzy: boolean;
    readonly least: number | undefined;
  }[];
}

/** Reads one `--rule`. `fields` are the names a part may use: columns, output fields, types. */
export function parseRule(text: string, fields: readonly string[]): RuleText {
  const parts = text.split('+').map((part) => part.trim());
  if (parts.some((part) => part === '')) throw usageError('match/bad-rule', { rule: text });
  return {
    name: text.trim(),
    parts: parts.map((part) => {
      const match = /^(.*?)\s*(~)?\s*([\d.]+)?$/.exec(part);
      const fuzzy = match?.[2] === '~';
      const field = fields.includes(part) ? part : fuzzy ? (match?.[1] ?? part) : part;
      if (!fields.includes(field)) {
        throw usageError('match/unknown-field', {
          rule: text,
          field,
          nearest: nearestWord(field, fields),
          fields: fields.slice(0, 40).join(', '),
        });
      }
      const least = fuzzy && match?.[3] !== undefined ? Number(match[3]) : undefined;
      if (least !== undefined && !(least > 0 && least <= 1))
        throw usageError('match/bad-similarity', { rule: text, value: match?.[3] ?? '' });
      return { field, fuzzy: fuzzy && field !== part, least };
    }),
  };
}
