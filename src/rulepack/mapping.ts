import { isFieldType, type FieldType } from '../model/field-type.ts';

/** `TYPE`, `TYPE:FIELD` or `:FIELD`, as on the command line and in mapping files. */
export function parseMapping(
  text: string,
): { type: FieldType | undefined; field: string | undefined } | undefined {
  // Typed with a Chinese keyboard, the colon is full-width.
  const colon = text.search(/[:：]/);
  const type = colon < 0 ? text : text.slice(0, colon);
  const field = colon < 0 ? undefined : text.slice(colon + 1).trim();
  if (type !== '' && !isFieldType(type)) return undefined;
  if (type === '' && (field === undefined || field === '')) return undefined;
  return { type: type === '' ? undefined : type, field: field === '' ? undefined : field };
}
