// The time of day behind a date.
const HALF = '上午|下午|中午|凌晨|早上|傍晚|晚上|[ap]\\.?m\\.?';
const ZONE = 'Z|UTC|(?:GMT|UTC)?[+-]\\d{2}:?\\d{2}|GMT|CST|HKT|JST|KST|[ECMP][SD]T';

/** Everything before a time, and the time: `2025-06-03T14:05:06+08:00`, `2025年6月3日 下午2点05分`. */
const DATE_AND_TIME = new RegExp(
  `^(.*?[^:\\d]|.*?\\d(?=[ T上下中凌早傍晚]))[ T,]*(${HALF})?\\s*(\\d{1,2})(?:(?::|\\s*[时點点]\\s*)(\\d{1,2})(?:(?::|\\s*分\\s*)(\\d{1,2})(?:[.,](\\d{1,9}))?\\s*秒?)?\\s*分?|\\s*[时點点]整?|(?=\\s*[ap]\\.?m\\.?$))\\s*(${HALF})?\\s*(${ZONE})?(?:\\s*\\([^()]*\\))?$`,
  'i',
);

export interface SplitTime {
  readonly before: string;
  /** Canonical; undefined when no clock shows it. */
  readonly time: string | undefined;
}

/** Cuts the time off the end of a written date; undefined when there is none. */
export function splitTime(text: string): SplitTime | undefined {
  const match = DATE_AND_TIME.exec(text);
  if (!match) return undefined;
  const [, before = '', halfBefore, hour = '', minute = '0', second = '0', fraction = '', halfAfter, zone] =
    match;
  return {
    before: before.replace(/[ T,]+$/, ''),
    time: canonicalTime(
      withHalf(Number(hour), halfBefore ?? halfAfter),
      Number(minute),
      Number(second),
      fraction,
      zone,
    ),
  };
}

function withHalf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (/^(?:上午|凌晨|早上|a)/i.test(half)) return hour === 12 ? 0 : hour;
  if (half === '中午') return hour < 3 ? hour + 12 : hour;
  return hour < 12 ? hour + 12 : hour;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** `14:05:06`; a fraction and an offset only where they say something. */
export function canonicalTime(
  hour: number,
  minute: number,
  second: number,
  fraction = '',
  zone = '',
): string | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const shortened = fraction.replace(/0+$/, '');
  return `${pad(hour)}:${pad(minute)}:${pad(second)}${shortened === '' ? '' : `.${shortened}`}${canonicalZone(zone)}`;
}

/** CST is China's and America's: names of zones are left out, offsets kept. */
function canonicalZone(zone: string): string {
  const offset = /[+-]\d{2}:?\d{2}$/.exec(zone)?.[0];
  if (offset !== undefined) return `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  return /^(?:Z|UTC|GMT)$/i.test(zone) ? 'Z' : '';
}
