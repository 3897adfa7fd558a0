import type { FieldType } from '../model/field-type.ts';

/** A value with its personal part hidden: enough to recognise one's own data by, too little to learn anyone else's. */
export function maskValue(value: string, type: FieldType): string {
  const text = value.trim();
  if (text === '') return text;
  switch (type) {
    case 'email': {
      const at = text.indexOf('@');
      return at > 0 ? `${firstOf(text)}***${text.slice(at)}` : hideMiddle(text);
    }
    case 'phone':
      return hideBeforeLastFour(text);
    case 'name':
      return `${firstOf(text)}${'*'.repeat(Math.max(1, Math.min(3, Array.from(text).length - 1)))}`;
    case 'gender':
    case 'enum':
    case 'bool':
    case 'region':
    case 'tags':
    case 'date':
    case 'datetime':
    case 'number':
    case 'money':
    case 'company':
      return /\d{7,}/.test(text) ? hideMiddle(text) : text;
    default:
      return hideMiddle(text);
  }
}

/** 139****9001, with or without a country code: the four digits before the last four are hidden. */
function hideBeforeLastFour(text: string): string {
  const digits = text.replaceAll(/\D/g, '').length;
  if (digits < 8) return hideMiddle(text);
  let at = 0;
  return text.replaceAll(/\d/g, (digit) => {
    const left = digits - at++;
    return left > 4 && left <= 8 ? '*' : digit;
  });
}

function firstOf(text: string): string {
  return Array.from(text)[0] ?? '';
}

/** Keeps up to three characters in front and two behind, never more than half. */
function hideMiddle(text: string): string {
  const characters = Array.from(text);
  const front = Math.min(3, Math.floor(characters.length / 4));
  const back = Math.min(2, Math.floor(characters.length / 4));
  const hidden = '*'.repeat(Math.min(8, Math.max(1, characters.length - front - back)));
  return characters.slice(0, front).join('') + hidden + (back > 0 ? characters.slice(-back).join('') : '');
}
