// The numbering plan of mainland China, read from the patterns of libphonenumber's own metadata, so that the common
// case needs no call into the library (20 µs each) and still cannot disagree with it.
import { Metadata } from 'libphonenumber-js/max';
import { isAreaCode, successorOf } from './area-codes.ts';

/** `service`: 400, 800, 95xxx and the like: a line of an organisation, never of a person. */
export type LineKind = 'mobile' | 'landline' | 'service';

export interface MainlandLine {
  readonly kind: LineKind;
  /** '' when the number is assigned today. */
  readonly issue: '' | 'phone/unassigned-segment' | 'phone/retired-area-code' | 'phone/unlisted-area-code';
}

/** The part of the library's numbering plan that its types leave out. */
interface NumberingPlan {
  nationalNumberPattern(): string;
  type(name: string): { pattern(): string } | undefined;
}

function mainlandPlan(): NumberingPlan {
  const metadata = new Metadata();
  metadata.selectNumberingPlan('CN');
  return metadata.numberingPlan as unknown as NumberingPlan;
}

const plan = mainlandPlan();
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const patternsOf = (...types: string[]): RegExp =>
  whole(types.flatMap((type) => plan.type(type)?.pattern() ?? []).join('|'));

const NATIONAL = whole(plan.nationalNumberPattern());
const MOBILE = patternsOf('MOBILE');
const FIXED = patternsOf('FIXED_LINE');
const SERVICE = patternsOf('TOLL_FREE', 'SHARED_COST', 'PREMIUM_RATE');

/** In use but not in the metadata: 149 data and voice cards, 1749 satellite, 17406–17412 emergency communications. */
const MOBILE_SUPPLEMENT = /^1(?:49\d{8}|749\d{7}|74(?:0[6-9]|1[0-2])\d{6})$/;
const MOBILE_SHAPE = /^1[3-9]\d{9}$/;
/** What a national significant number (no country code, no trunk zero) is; undefined when it is no number. */
export function mainlandLine(national: string): MainlandLine | undefined {
  if (national.length === 11 && MOBILE_SHAPE.test(national)) {
    return MOBILE.test(national) || MOBILE_SUPPLEMENT.test(national) ? ASSIGNED.mobile : UNASSIGNED_MOBILE;
  }
  if (!NATIONAL.test(national)) return undefined;
  if (SERVICE.test(national)) return ASSIGNED.service;
  if (FIXED.test(national)) return isAreaHotline(national) ? ASSIGNED.service : ASSIGNED.landline;
  return lineOfKnownArea(national, FIXED);
}

const LANDLINE_SHAPE = /^(10|2\d|[3-9]\d\d)[2-8]\d{6,7}$/;

/**
 * A landline that the metadata refuses although its area code is, or was, one. Merged networks: which digit the number
 * grew depends on the place, so it is reported, not rewritten. A code of our own dated table of which the metadata
 * knows no number at all: the metadata have drifted, and a run must not call invalid today what was in order yesterday.
 */
export function lineOfKnownArea(national: string, fixed: RegExp): MainlandLine | undefined {
  const area = LANDLINE_SHAPE.exec(national)?.[1];
  if (area === undefined) return undefined;
  if (successorOf(area) !== undefined) return RETIRED_LANDLINE;
  const isListed = SUBSCRIBERS.some((subscriber) => fixed.test(area + subscriber));
  return isListed || !isAreaCode(area) ? undefined : UNLISTED_LANDLINE;
}

/** One of each length and first digit: does the plan know any number of an area? */
const SUBSCRIBERS = Array.from('2345678').flatMap((first) => [`${first}234567`, `${first}2345678`]);

const ASSIGNED: Readonly<Record<LineKind, MainlandLine>> = {
  mobile: { kind: 'mobile', issue: '' },
  landline: { kind: 'landline', issue: '' },
  service: { kind: 'service', issue: '' },
};
const UNASSIGNED_MOBILE: MainlandLine = { kind: 'mobile', issue: 'phone/unassigned-segment' };
const RETIRED_LANDLINE: MainlandLine = { kind: 'landline', issue: 'phone/retired-area-code' };
const UNLISTED_LANDLINE: MainlandLine = { kind: 'landline', issue: 'phone/unlisted-area-code' };

/** A mobile number of an assigned segment: the one question the fast path asks. */
export function isAssignedMobile(national: string): boolean {
  return MOBILE.test(national) || MOBILE_SUPPLEMENT.test(national);
}

/** A local access to a hotline, which only exists behind an area code and its trunk zero: 010-95588. */
export function isAreaHotline(national: string): boolean {
  return national.length < 10 && !/^(?:1010|16[08])/.test(national);
}

/** `2112345678` → 2: Beijing and the 2x cities have two digits, everybody else three. */
export function areaCodeLength(national: string): 2 | 3 {
  return national.startsWith('10') || national.startsWith('2') ? 2 : 3;
}

/** Hotlines that are dialled as they stand: 95588, 12345, 10086, 110. The library calls all of them invalid. */
export function isShortService(digits: string): boolean {
  return /^(?:9[56]\d{3,4}|950\d{5}|10[01]\d\d|1010\d{4}|11[0-9]|11[468]\d{2}|12[0-35-9](?:\d\d)?|12345|123\d\d)$/.test(
    digits,
  );
}

/** Thirteen digits of machines that have a card of their own: 1410, 1440, 1441, 146xx, 148xx. Nobody answers there. */
export function isMachineNumber(digits: string): boolean {
  return /^14(?:10|40|41|[68]\d)\d{9}$/.test(digits);
}

/** Seven or eight digits that ring only inside their own area. */
export function isLocalNumber(digits: string): boolean {
  return /^[2-8]\d{6,7}$/.test(digits);
}
