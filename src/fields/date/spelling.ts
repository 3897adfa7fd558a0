// Spellings that only need other signs to be read: dashes and commas for hyphens, a zone named twice, a basic ISO form.

const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/^(?:公元|西元|公历|AD ?)(?=\d{4})/i, ''],
  [/(?<=\d)\s*[\u2010-\u2015\u2212]\s*(?=\d)/g, '-'],
  [/(?<=\d)[、,\\](?=\d{1,2}(?![\d:]))/g, '/'],
  // 2025-06-03T14:05:06+08:00[Asia/Shanghai] of Java, 2025-06-03 14:05:06 +0800 CST of Go.
  [/\[[A-Za-z_]+(?:\/[A-Za-z_]+)*\]$/, ''],
  [/([+-]\d{2}:?\d{2}) [A-Z]{3,4}$/, '$1'],
  [/^(\d{8})T(\d{2})(\d{2})(\d{2})?(?=Z|[+-]\d|$)/, '$1 $2:$3:$4'],
  [/(?<=\d{2}:\d{2}):(?=Z|[+-]|$)/, ''],
  // 03-JUN-25 02.05.06.000000 PM of Oracle, 14:05:06:123 of some logs.
  [/ (\d{1,2})\.(\d{2})\.(\d{2})(\.\d+)?(?= [AP]M$)/i, ' $1:$2:$3$4'],
  [/(:\d{2}:\d{2}):(\d{3})$/, '$1.$2'],
  [/\s*\((?:[一二三四五六日月火水木金土]|mon|tue|wed|thu|fri|sat|sun)\)/gi, ' '],
]; // prettier-ignore

/** The signs any of the changes needs; most dates hold none of them. */
const UNUSUAL = /[公西A\u2010-\u2015\u2212、,\\[+T(:]| \d{1,2}\.\d{2}\.\d{2}/i;

export function usualSpelling(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  let usual = text;
  for (const [pattern, replacement] of CHANGES) usual = usual.replace(pattern, replacement);
  return usual;
}

const MONTH_NAMES =
  'jan january januar janvier enero ene gennaio gen janeiro januari jän janner|feb february februar fevrier fev febrero febbraio fevereiro februari|mar march mrt marz maerz mars marzo marco maart mrz|apr april avril avr abril abr aprile|may mai mayo maggio mag maio mei|jun june juni juin junio giugno giu junho|jul july juli juillet juil julio luglio lug julho|aug august aout agosto ago augustus|sep sept september septembre septiembre settembre set setembro|oct october oktober okt octobre octubre ottobre ott outubro out|nov november novembre noviembre novembro|dec december dezember dez decembre diciembre dic dicembre dezembro december'.split(
    '|',
  );

/** Month names of English, German, French, Spanish, Italian, Portuguese and Dutch, without their marks. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
);

/** Longest first: `june` before `jun`. */
export const MONTH_NAME = [...MONTHS.keys()].sort((left, right) => right.length - left.length || (left < right ? -1 : 1)).join('|'); // prettier-ignore
