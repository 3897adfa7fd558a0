import { formatDate, fromDayNumber } from '../calendar/plain-date.ts';
import { FORMAT } from './xlsx-formats.ts';

const SECONDS_A_DAY = 86_400;
const MS_A_DAY = SECONDS_A_DAY * 1000;
/** Day numbers of 1899-12-30 and 1904-01-01: day 0 of the two systems, seen from 1 March 1900 on. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
const LAST_DAY = 2_932_896; // 9999-12-31
/** Lotus 1-2-3 took 1900 for a leap year, and Excel counts its 29 February as day 60 to this day. */
const FALSE_LEAP_DAY = 60;

/**
 * A number under a date or time format, as `2025-06-03`, `2025-06-03 14:05:00` or `14:05:00`, with milliseconds
 * (`14:05:00.25`) when it has some. The time of day is written when the format shows it or the value has one. What Excel itself shows as #### (negative,
 * after 9999) stays the number it is.
 */
export function dateText(raw: string, format: number, date1904: boolean): string {
  const serial = raw.trim() === '' ? Number.NaN : Number(raw);
  if (!(serial >= 0)) return raw;
  const ms = milliseconds(raw, serial);
  const day = Math.floor(ms / MS_A_DAY);
  const clock = ms - day * MS_A_DAY;
  const showsDate = (format & FORMAT.date) !== 0;
  const showsTime = (format & FORMAT.time) !== 0;
  if (!showsDate && ((format & FORMAT.elapsed) !== 0 || day === 0)) return clockText(ms);
  if (day === 0 && !date1904) return showsTime || clock > 0 ? clockText(clock) : raw;
  const dayNumber = day + (date1904 ? EPOCH_1904 : day < FALSE_LEAP_DAY ? EPOCH_1900 + 1 : EPOCH_1900);
  if (dayNumber > LAST_DAY) return raw;
  const date = day === FALSE_LEAP_DAY && !date1904 ? '1900-02-29' : formatDate(fromDayNumber(dayNumber));
  return showsTime || clock > 0 ? `${date} ${clockText(clock)}` : date;
}

/**
 * Whole seconds unless the number clearly says otherwise: a program that writes seven decimals of a day cannot say a
 * second more exactly than to a hundredth.
 */
function milliseconds(raw: string, serial: number): number {
  const exact = serial * MS_A_DAY;
  const whole = Math.round(serial * SECONDS_A_DAY) * 1000;
  const off = Math.abs(exact - whole);
  return off < 0.5 || off <= (1.01 * MS_A_DAY) / 10 ** decimals(raw) ? whole : Math.round(exact);
}

/** Digits after the decimal point, as if the number had no exponent. */
function decimals(raw: string): number {
  const match = /(?:\.(\d*))?(?:e([+-]?\d+))?\s*$/i.exec(raw);
  return (match?.[1]?.length ?? 0) - Number(match?.[2] ?? 0);
}

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const fraction = ms % 1000;
  const hours = Math.floor(seconds / 3600);
  const clock = `${pair(hours)}:${pair(Math.floor(seconds / 60) % 60)}:${pair(seconds % 60)}`;
  return fraction === 0 ? clock : `${clock}.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
}

const pair = (value: number): string => (value < 10 ? `0${value}` : String(value));

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?)?$/;

/** A cell that holds its date as ISO 8601 text (`t="d"`), in the same form as {@link dateText}. */
export function isoText(raw: string, format: number): string {
  const match = ISO.exec(raw.trim());
  if (!match) return raw;
  const [, date = '', time = '00:00:00'] = match;
  const clock = time.length === 5 ? `${time}:00` : time.replace(/\.0*$|(?<=\.\d*[1-9])0+$/, '');
  return clock === '00:00:00' && (format & FORMAT.time) === 0 ? date : `${date} ${clock}`;
}

/** Excel's number for an ISO date, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, given its day number. */
export function serialOf(dayNumber: number, seconds: number): number {
  return dayNumber - EPOCH_1900 + seconds / SECONDS_A_DAY;
}

/** The first day both date systems and every program agree on the number of: 1 March 1900. */
export const FIRST_SAFE_DAY = EPOCH_1900 + FALSE_LEAP_DAY + 1;
