// Addresses put together from divisions, slips and streets: cleaning comes to rest at once, nothing is lost, bytes and
// strings agree, and the same address in other words has the same divisions.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openAddress } from '../../src/fields/place/address.ts';
import { divisions, placesOf } from '../../src/fields/place/divisions.ts';
import { openRegion } from '../../src/fields/place/region.ts';
import { readDivisions } from '../../src/fields/place/read-divisions.ts';
import { SETTINGS } from '../unit/soup.ts';

const address = openAddress(SETTINGS);
const { all } = divisions();
const names = fc.constantFrom(...all.map(({ name }) => name));
const stems = names.map((name) => name.replace(/(?:自治[州县旗]|新区|[省市区县旗盟])$/u, ''));
const junk = fc.constantFrom(
  '',
  '市辖区',
  '辖区',
  '-',
  ' ',
  '，',
  '/',
  '路',
  '区',
  '市',
  '中国',
  '县',
  '518000',
  '省直辖县级行政区划',
  '上海',
  '南京西路',
  '1号',
  '東',
  '區',
);
const pieces = fc.array(fc.oneof(names, names, stems, junk), { maxLength: 6 }).map((parts) => parts.join('')); // prettier-ignore

test('cleaning twice is cleaning once, and the short cut says what cleaning says', () => {
  fc.assert(
    fc.property(pieces, (cell) => {
      for (const normalizer of [address, openRegion(SETTINGS), openRegion({ ...SETTINGS, part: 'city' }), openRegion({ ...SETTINGS, part: 'district' }), openRegion({ ...SETTINGS, part: 'province' })]) {
        const once = normalizer.clean(cell);
        const twice = normalizer.clean(once.value);
        expect([twice.value, twice.issues]).toEqual([once.value, once.issues]);
        const bytes = Buffer.from(cell);
        if (normalizer.accepts!(bytes, 0, bytes.length)) expect(once).toEqual({ value: cell, status: 'ok', rule: '', issues: [] });
      }
    }),
    { numRuns: 6000 },
  );
}); // prettier-ignore

test('every division of today is found under its full name, and under short ones with what stands above', () => {
  const missed: string[] = [];
  for (const { code, gone } of all) {
    if (gone) continue;
    const { province, city, district } = placesOf(code);
    const whole = province + (city === province ? '' : city) + district;
    const reading = readDivisions(`${whole}人民路1号`);
    if (reading?.code !== code || reading.confidence !== 1) missed.push(`${code} ${whole}: ${reading?.code}`);
    const cleaned = address.clean(`${whole}人民路1号`);
    if (cleaned.status !== 'ok') missed.push(`${code} ${whole}: ${cleaned.value}`);
    const short =
      province.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/u, '') +
      city +
      district;
    if (district !== '' && readDivisions(`${short}人民路1号`)?.code !== code) missed.push(`${code} ${short}`);
  }
  expect(missed).toEqual([]);
});

test('every division that is no more is found inside its own province, and told', () => {
  const missed: string[] = [];
  const { byCode } = divisions();
  for (const { code, name, gone, level, successors } of all) {
    if (!gone || level !== 2 || successors.length === 0) continue;
    const province = byCode.get(`${code.slice(0, 2)}0000`)!.name;
    const reading = readDivisions(`${province}${name}`);
    if (reading === undefined || !successors.some((heir) => reading.codes.includes(heir))) {
      // A division of today has the name.
      if (!all.some((other) => !other.gone && other.name === name && other.code.startsWith(code.slice(0, 2)))) missed.push(`${code} ${province}${name}: ${reading?.codes.join()}`); // prettier-ignore
    }
  }
  expect(missed).toEqual([]);
});
