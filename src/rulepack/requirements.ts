import { usageError } from '../model/user-error.ts';
import type { FieldType } from '../model/field-type.ts';
import { nearestWord } from '../text/nearest.ts';

/** What every record must have: at least one of these columns, filled with something usable. */
export interface Requirement {
  /** As written: `phone|email`. */
  readonly text: string;
  /** Output columns, by index. */
  readonly columns: readonly number[];
}

/** Reads `--require 'phone|email'`: names of columns, or types, which stand for every column of that type. */
export function parseRequirement(
  text: string,
  output: readonly { readonly name: string; readonly type: FieldType }[],
  file: string,
): Requirement {
  const names = text
    .split(/[|｜]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const columns = names.flatMap((name) => {
    const own = output.findIndex((column) => column.name === name);
    if (own >= 0) return [own];
    const ofType = output.flatMap(({ type }, index) => (type === name ? [index] : []));
    if (ofType.length > 0) return ofType;
    const known = output.map((column) => column.name);
    throw usageError('layout/unknown-column', {
      column: name,
      file,
      nearest: nearestWord(name, known),
      columns: known.slice(0, 30).join(', '),
    });
  });
  if (columns.length === 0) throw usageError('cli/require', { value: text });
  return { text: names.join('|'), columns: [...new Set(columns)] };
}
