// libphonenumber's own example numbers of every region, spelled five ways, must come out as the number they are.
import parsePhoneNumber, { Metadata, type CountryCode } from 'libphonenumber-js/max';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { openPhone } from '../../src/fields/phone/normalizer.ts';
import { NO_SETTINGS } from '../../src/model/cleaned.ts';

const load = createRequire(import.meta.url);
const MOBILES = load('libphonenumber-js/examples.mobile.json') as Record<CountryCode, string>;
const REGIONS = Object.keys(MOBILES) as CountryCode[];

interface Plan {
  type(name: string): { pattern(): string } | undefined;
}

function patternOf(region: CountryCode, type: string): string | undefined {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(region);
  return (metadata.numberingPlan as unknown as Plan).type(type)?.pattern();
}

/** A text that a pattern of the metadata matches; `choose(n)` picks one of n. */
function matchOf(pattern: string, choose: (count: number) => number): string {
  let at = 0;
  const branches = (): string => {
    const all = [sequence()];
    while (pattern[at] === '|') {
      at++;
      all.push(sequence());
    }
    return all[choose(all.length)]!;
  };
  const sequence = (): string => {
    let text = '';
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') text += repeated();
    return text;
  };
  const repeated = (): string => {
    const start = at;
    let text = atom();
    if (pattern[at] === '?') {
      at++;
      return choose(2) === 0 ? '' : text;
    }
    const times = /^\{(\d+)(?:,(\d+))?\}/.exec(pattern.slice(at));
    if (!times) return text;
    const after = at + times[0].length;
    const least = Number(times[1]);
    const count = least + choose(Number(times[2] ?? least) - least + 1);
    if (count === 0) text = '';
    for (let done = 1; done < count; done++) {
      at = start;
      text += atom();
    }
    at = after;
    return text;
  };
  const atom = (): string => {
    if (pattern.startsWith('(?:', at)) {
      at += 3;
      const inner = branches();
      at++;
      return inner;
    }
    if (pattern.startsWith('\\d', at)) {
      at += 2;
      return String(choose(10));
    }
    if (pattern[at] !== '[') return pattern[at++]!;
    const end = pattern.indexOf(']', at);
    const digits = pattern
      .slice(at + 1, end)
      .replace(/(\d)-(\d)/g, (_, from: string, to: string) =>
        '0123456789'.slice(Number(from), Number(to) + 1),
      );
    at = end + 1;
    return digits[choose(digits.length)]!;
  };
  return branches();
}

/** A fixed line of the region: the metadata hold no examples of those, so one is drawn from the pattern. */
function fixedLine(region: CountryCode): string | undefined {
  const pattern = patternOf(region, 'FIXED_LINE');
  return pattern === undefined ? undefined : matchOf(pattern, seeded(1));
}

/** Numbers drawn from the patterns of fixed lines and mobiles, the same ones in every run. */
function anyNumbers(region: CountryCode, count: number): string[] {
  const choose = seeded(4);
  return ['FIXED_LINE', 'MOBILE'].flatMap((type) => {
    const pattern = patternOf(region, type);
    return pattern === undefined ? [] : Array.from({ length: count }, () => matchOf(pattern, choose));
  });
}

function seeded(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

const FULL_WIDTH = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

interface Spelled {
  readonly region: CountryCode;
  readonly country: string;
  readonly how: string;
  readonly cell: string;
  readonly e164: string;
}

function spellings(region: CountryCode, national: string): Spelled[] {
  const number = parsePhoneNumber(national, { defaultCountry: region, extract: false });
  if (number?.isValid() !== true) return [];
  const e164 = number.number;
  const international = number.formatInternational();
  const label = ['Tel: ', '手机：', '', 'Mob. ', '电话:'][e164.length % 5]!;
  const punctuated = [
    `${label}${international.replaceAll(' ', '.')}`,
    `${label}(${international.replace(' ', ') ')}`,
    FULL_WIDTH(international.replaceAll(' ', '-')),
  ][e164.charCodeAt(e164.length - 1) % 3]!;
  return [
    { how: 'E.164', country: region, cell: e164 },
    { how: 'international', country: region, cell: international },
    { how: 'national', country: region, cell: number.formatNational() },
    { how: '00', country: region, cell: `00${e164.slice(1)}` },
    { how: 'punctuated', country: 'CN', cell: punctuated },
  ].map((spelled) => ({ ...spelled, region, e164 }));
}

const all = REGIONS.flatMap((region) => {
  const fixed = fixedLine(region);
  return [MOBILES[region], ...(fixed === undefined ? [] : [fixed])].flatMap((national) =>
    spellings(region, national),
  );
});

/** What our reading says of a spelling, as E.164 without the extension. */
function readE164({ country, cell }: Spelled): string {
  const cleaned = openPhone({ ...NO_SETTINGS, country }).clean(cell);
  return cleaned.status === 'invalid' ? cleaned.issues.join(' ') : cleaned.value;
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

function tell(missed: readonly Spelled[]): void {
  for (const spelled of missed) {
    const { region, how, cell, e164 } = spelled;
    print(`  ${region}, ${how}: ${cell} is read as ${readE164(spelled)} instead of ${e164}`);
  }
}

test('at least 99 % of all regions’ example numbers in five spellings come out as the right E.164', () => {
  const missed = all.filter((spelled) => readE164(spelled) !== spelled.e164);
  const share = 1 - missed.length / all.length;
  const numbers = new Set(all.map(({ e164 }) => e164)).size;
  print(
    `example numbers: ${numbers} numbers of ${REGIONS.length} regions, ${all.length} spellings, ` +
      `${(share * 100).toFixed(2)} % right`,
  );
  tell(missed);
  expect(REGIONS.length).toBeGreaterThanOrEqual(240);
  expect(all.length).toBeGreaterThan(2000);
  expect(share).toBeGreaterThanOrEqual(0.99);
});

test('so do numbers drawn from the patterns of every region', () => {
  const drawn = REGIONS.flatMap((region) =>
    anyNumbers(region, 8).flatMap((national) => spellings(region, national)),
  );
  const missed = drawn.filter((spelled) => readE164(spelled) !== spelled.e164);
  const share = 1 - missed.length / drawn.length;
  print(`drawn from the patterns: ${drawn.length} spellings, ${(share * 100).toFixed(2)} % right`);
  tell(missed);
  expect(share).toBeGreaterThanOrEqual(0.99);
});

test.each(['e164', 'national', 'cc-area', 'cn'] as const)(
  'written as %s in its own region or in China, every number reads back as it stands, with the same key',
  (phoneFormat) => {
    const wrong: string[] = [];
    for (const { region, e164 } of all.filter(({ how }) => how === 'E.164')) {
      for (const country of [region, 'CN', '']) {
        const plain = openPhone({ ...NO_SETTINGS, country });
        const styled = openPhone({ ...NO_SETTINGS, country, phoneFormat });
        const once = styled.clean(e164);
        const twice = styled.clean(once.value);
        const key = plain.keys(plain.clean(e164)).join(' ');
        if (twice.value !== once.value || styled.keys(twice).join(' ') !== key)
          wrong.push(
            `${region} in ${country}: ${e164} ${once.value} ${twice.value} ${styled.keys(twice).join(' ')}`,
          );
      }
    }
    expect(wrong).toEqual([]);
  },
);

test.each(['E.164', 'international', 'national', '00', 'punctuated'])(
  '%s alone reaches 99 percent as well',
  (how) => {
    const spelled = all.filter((each) => each.how === how);
    const right = spelled.filter((each) => readE164(each) === each.e164);
    expect(right.length / spelled.length).toBeGreaterThanOrEqual(0.99);
  },
);
