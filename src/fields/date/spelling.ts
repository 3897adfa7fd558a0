// Spellings that only need other signs to be read: dashes and commas for hyphens, a zone named twice, a basic ISO form.

const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:出生日期|出生|生日|生于|日期|时间)\s*[:：]?\s*|公元|西元|公历|AD ?)(?=(?:19|20)?\d\d[-/.年]|(?:19|20)\d{6}$)/i, ''],
  [/(?<=^\d{4}年\d{1,2}月\d{1,2}[日号])(?:出?生)$/, ''],
  [/(?<=\d)\s*[\u2010-\u2015\u2212]\s*(?=\d)/g, '-'],
  [/(?<=\d)(?:[、,\\。_]|--+)(?=\d{1,2}(?![\d:]))/g, '/'],
  // 2025-06-03_14:05, 2025-06-03 14.05.06, 2025-06-03 14-05-06 of file names and devices.
  [/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[ T_]+(\d{1,2})\.(\d{2})\.(\d{2})$/, '$1 $2:$3:$4'],
  [/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[ T_]+(\d{1,2})-(\d{2})-(\d{2})$/, '$1 $2:$3:$4'],
  [/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})_(?=\d{1,2}:\d{2})/, '$1 '],
  // A day of XML Schema with its zone.
  [/(?<=^\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/, ''],
  // Korean; 오전 and 오후 are the halves of the day.
  [/(\d{2,4})년 ?(\d{1,2})월 ?(\d{1,2})일/, '$1年$2月$3日'],
  [/오전/, '上午'],
  [/오후/, '下午'],
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
const UNUSUAL = /[公西A\u2010-\u2015\u2212、,\\[+T(:。_Z出生期间년오]|--| \d{1,2}([-.])\d{2}\1\d{2}/i;

export function usualSpelling(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  let usual = text;
  for (const [pattern, replacement] of CHANGES) usual = usual.replace(pattern, replacement);
  return usual;
}

const MONTH_NAMES =
  'jan january januar janvier enero ene gennaio gen janeiro januari jän janner stycznia ledna ocak января янв|feb february februar fevrier fev febrero febbraio fevereiro februari lutego unora subat февраля фев|mar march mrt marz maerz mars marzo marco maart mrz marts marca brezna mart марта мар|apr april avril avr abril abr aprile kwietnia dubna nisan апреля апр|may mai mayo maggio mag maio mei maj maja kvetna mayıs мая|jun june juni juin junio giugno giu junho czerwca cervna haziran июня июн|jul july juli juillet juil julio luglio lug julho lipca cervence temmuz июля июл|aug august aout agosto ago augustus augusti sierpnia srpna agustos августа авг|sep sept september septembre septiembre settembre set setembro wrzesnia zari eylul сентября сен сент|oct october oktober okt octobre octubre ottobre ott outubro out pazdziernika rijna ekim октября окт|nov november novembre noviembre novembro kasım ноября ноя|dec december dezember dez decembre diciembre dic dicembre dezembro desember grudnia prosince aralık декабря дек'.split(
    '|',
  );

/**
 * Month names of English, German, French, Spanish, Italian, Portuguese, Dutch, the Nordic languages, Polish, Czech, Turkish and
 * Russian, as dates have them, without their marks. Left out: listopad(a), November in Polish and October in Croatian.
 */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
);

/** Longest first: `june` before `jun`. */
export const MONTH_NAME = [...MONTHS.keys()].sort((left, right) => right.length - left.length || (left < right ? -1 : 1)).join('|'); // prettier-ignore
