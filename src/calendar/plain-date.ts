// Dates without clocks or zones. JavaScript's Date turns 2025-02-30 into 2 March and shifts a day with the zone
// of the machine, so no Date object is ever made from a customer's text.

export interface PlainDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `2025-06-03`. Years are written with four digits, so that text order is date order. */
export function formatDate({ year, month, day }: PlainDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/;

/** Reads the date part of canonical ISO text only; undefined for everything else. */
export function parseIsoDate(text: string): PlainDate | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isRealDate(year, month, day) ? { year, month, day } : undefined;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible date algorithms"). */
export function toDayNumber({ year, month, day }: PlainDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of {@link toDayNumber}. */
export function fromDayNumber(days: number): PlainDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** A length of time in calendar units: `90d`, `6m`, `3y`. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'd' | 'w' | 'm' | 'y';
}

const DURATION = /^(\d{1,4})\s*(d|w|m|y|天|日|周|个月|月|年)$/i;
const UNITS: Readonly<Record<string, Duration['unit']>> = {
  d: 'd', w: 'w', m: 'm', y: 'y', 天: 'd', 日: 'd', 周: 'w', 个月: 'm', 月: 'm', 年: 'y',
}; // prettier-ignore

export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text.trim());
  const unit = match?.[2] === undefined ? undefined : UNITS[match[2].toLowerCase()];
  return match && unit ? { amount: Number(match[1]), unit } : undefined;
}

/**
 * The same calendar day `duration` earlier; a day that month does not have becomes its last
 * (29 February 2024 minus a year is 28 February 2023). "Over 3 years old" is strictly before this day.
 */
export function subtract(date: PlainDate, { amount, unit }: Duration): PlainDate {
  if (unit === 'd' || unit === 'w') return fromDayNumber(toDayNumber(date) - amount * (unit === 'w' ? 7 : 1));
  const months = date.year * 12 + (date.month - 1) - (unit === 'y' ? amount * 12 : amount);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}
