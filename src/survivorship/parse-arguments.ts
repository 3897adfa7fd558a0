import { closest } from 'fastest-levenshtein';
import { usageError } from '../model/user-error.ts';

/** A rule as written, cut at its first colon. */
export interface Written {
  readonly text: string;
  readonly name: string;
  /** Undefined without a colon. */
  readonly argument: string | undefined;
}

/** Chinese input methods type these. */
const TWINS: readonly (readonly [string, string])[] = [['：', ':'], ['（', '('], ['）', ')'], ['＞', '>'], ['，', ',']]; // prettier-ignore

/** The argument keeps its spaces: they may belong to a separator. */
export function cutAtColon(text: string): Written {
  const at = text.search(/[:：]/);
  if (at < 0) return { text: text.trim(), name: text.trim().toLowerCase(), argument: undefined };
  return { text: text.trim(), name: text.slice(0, at).trim().toLowerCase(), argument: text.slice(at + 1) };
}

export function asciiSigns(text: string): string {
  return TWINS.reduce((result, [wide, narrow]) => result.replaceAll(wide, narrow), text);
}

export function nearest(name: string, names: readonly string[]): string {
  return names.length === 0 ? '' : closest(name, names);
}

export function fieldIndex(name: string, written: Written, fieldNames: readonly string[]): number {
  const index = fieldNames.indexOf(name.trim());
  if (index < 0) {
    const near = name.trim();
    throw usageError('policy/unknown-field', {
      text: written.text,
      near,
      nearest: nearest(near, fieldNames),
    });
  }
  return index;
}

export function needed(written: Written): string {
  const argument = written.argument?.trim() ?? '';
  if (argument === '') throw usageError('policy/needs-argument', { text: written.text, name: written.name });
  return argument;
}

export function refuseArgument(written: Written): void {
  if (written.argument !== undefined)
    throw usageError('policy/no-argument', { text: written.text, name: written.name });
}

/** `A>B>C`, best first. */
export function rankedValues(written: Written, argument: string): readonly string[] {
  const values = asciiSigns(argument)
    .split('>')
    .map((value) => value.trim());
  if (values.some((value) => value === ''))
    throw usageError('policy/bad-ranking', { text: written.text, name: written.name });
  return values;
}
