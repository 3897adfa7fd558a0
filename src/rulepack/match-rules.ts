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
      const fuzzyPart = /^(.*?)\s*~\s*([\d.]*)$/.exec(part);
      // A column may be called `a~`: its own name wins.
      const [, before, similarity] = fields.includes(part) ? [] : (fuzzyPart ?? []);
      const field = before ?? part;
      const fuzzy = before !== undefined;
      if (!fields.includes(field)) {
        throw usageError('match/unknown-field', {
          rule: text,
          field,
          nearest: nearestWord(field, fields),
          fields: fields.slice(0, 40).join(', '),
        });
      }
      const least = similarity === undefined || similarity === '' ? undefined : Number(similarity);
      if (least !== undefined && !(least > 0 && least <= 1)) {
        throw usageError('match/bad-similarity', { rule: text, value: similarity ?? '' });
      }
      return { field, fuzzy, least };
    }),
  };
}
