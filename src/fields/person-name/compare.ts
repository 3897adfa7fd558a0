import type { FieldSettings } from '../../model/cleaned.ts';
import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { pinyinOf, surnameReadings } from '../../text/han.ts';
import { foldUmlaut, pinyinSyllables } from '../../text/pinyin-syllables.ts';
import { compareHanNames, prepareHanName } from './compare-han.ts';
import type { HanLevel, PreparedHanName } from './compare-han.ts';
import { compareLatinNames, prepareLatinName } from './compare-latin.ts';
import type { LatinLevel, PreparedLatinName } from './compare-latin.ts';
import { openNicknames } from './nicknames.ts';
import { romanisedSurnames } from './romanised-surnames.ts';
import { splitHanName } from './split-han-name.ts';
import { openSurnames, SINGLE_SURNAMES } from './surnames.ts';

export type PreparedName = PreparedHanName | PreparedLatinName;

/**
 * fields-and-matching.md §12.4, Chinese and Western levels in one ladder, strongest first. `other-generation` (Jr, Sr)
 * says more than `different`: everything else of father and son may well agree.
 */
const LEVELS = [
  { name: 'same', m: 0.66, bits: 14, agrees: true },
  { name: 'short-form', m: 0.05, bits: 11, agrees: true },
  { name: 'homophone', m: 0.03, bits: 10, agrees: true },
  { name: 'reordered', m: 0.02, bits: 10, agrees: true },
  { name: 'close', m: 0.05, bits: 10, agrees: true },
  { name: 'romanised', m: 0.01, bits: 9, agrees: true },
  { name: 'similar', m: 0.03, bits: 8, agrees: true },
  { name: 'initial', m: 0.02, bits: 6, agrees: false },
  { name: 'alike', m: 0.02, bits: 5, agrees: false },
  { name: 'contained', m: 0.02, bits: 4, agrees: false },
  { name: 'masked', m: 0.01, bits: 4, agrees: false },
  { name: 'changed-surname', m: 0.005, bits: 4, agrees: false },
  { name: 'western-surname', m: 0.02, bits: 3, agrees: false },
  { name: 'given-name', m: 0.01, bits: 2, agrees: false },
  { name: 'surname-only', m: 0.015, bits: 1, agrees: false },
  { name: 'not-comparable', m: 0.01, bits: 0, agrees: false },
  { name: 'surname', m: 0.004, bits: -1.5, agrees: false },
  { name: 'different', m: 0.015, bits: -5, agrees: false },
  { name: 'other-generation', m: 0.001, bits: -9, agrees: false },
] as const satisfies readonly ComparisonLevel[];

type LevelName = (typeof LEVELS)[number]['name'];
type CrossLevel = 'romanised' | 'contained' | 'surname-only' | 'not-comparable' | 'surname' | 'different';

const INDEX = Object.fromEntries(LEVELS.map(({ name }, index) => [name, index])) as Record<LevelName, number>;

/** Any Han character makes a name a Chinese one: 张yan is a rare character spelled out. */
const HAN = /\p{Script=Han}/u;

export const compareNames: Comparison<PreparedName> = {
  levels: LEVELS,
  prepare: (key) => (HAN.test(key) ? prepareHanName(key) : prepareLatinName(key)),
  compare: (left, right) => INDEX[levelOf(left, right)],
};

/** The comparison with a person's changes to the lists `surnames` and `nicknames`. */
export function openNameComparison(lexicons?: FieldSettings['lexicons']): Comparison<PreparedName> {
  const [surnames, nicknames] = [
    openSurnames(lexicons?.['surnames']),
    openNicknames(lexicons?.['nicknames']),
  ];
  return {
    ...compareNames,
    prepare: (key) => (HAN.test(key) ? prepareHanName(key, surnames) : prepareLatinName(key, nicknames)),
  };
}

function levelOf(left: PreparedName, right: PreparedName): HanLevel | LatinLevel | CrossLevel {
  if (left.script === 'han')
    return right.script === 'han' ? compareHanNames(left, right) : compareScripts(left, right);
  return right.script === 'han' ? compareScripts(right, left) : compareLatinNames(left, right);
}

/** What a Chinese name may look like in Latin letters; made when first asked for. */
interface LatinForms {
  /** Without spaces, given name first and last, one for every reading of the surname. */
  readonly whole: ReadonlySet<string>;
  /** The surname in pinyin. */
  readonly readings: ReadonlySet<string>;
  /** And in the spellings of Hong Kong, Taiwan and abroad. */
  readonly surnames: ReadonlySet<string>;
  readonly given: string;
  /** Of the given name: 小明 → xm. */
  readonly initials: string;
}

const latinForms = new WeakMap<PreparedHanName, LatinForms>();

function latinFormsOf(han: PreparedHanName): LatinForms {
  const known = latinForms.get(han);
  if (known) return known;
  const syllables = pinyinOf(han.surname + han.given).slice(Array.from(han.surname).length);
  const given = squeeze(syllables.join(' '));
  const surnames = han.surname === '' ? [] : surnameReadings(han.surname).map(squeeze);
  const whole = surnames.flatMap((surname) => [surname + given, given + surname]);
  const forms = {
    whole: new Set(han.surname === '' ? [given] : whole),
    readings: new Set(surnames),
    surnames: new Set(han.surname === '' ? [] : [...surnames, ...romanisedSurnames(han.surname)]),
    given,
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
  };
  latinForms.set(han, forms);
  return forms;
}

/** 张三 with Zhang San, San Zhang, ZHANGSAN, Zhang S., Cheung San, Jack Zhang. */
function compareScripts(han: PreparedHanName, latin: PreparedLatinName): CrossLevel {
  const forms = latinFormsOf(han);
  if (han.mask === undefined && forms.whole.has(foldUmlaut(latin.joined))) return 'romanised';
  if (han.surname === '') return 'not-comparable';
  const at = latin.words.findIndex((word) => forms.surnames.has(foldUmlaut(word)));
  if (at >= 0) {
    const others = foldUmlaut(latin.words.toSpliced(at, 1).join(''));
    if (others === '' || han.given === '') return 'surname-only';
    if (others === forms.initials || others === forms.given) return 'contained';
    // Jack is no pinyin and may be what 张三 calls himself; beside a Chan stands no pinyin; Wei is another given name.
    const isSpoken =
      forms.readings.has(foldUmlaut(latin.words[at]!)) && pinyinSyllables(others) !== undefined;
    return isSpoken ? 'surname' : 'surname-only';
  }
  // zhaodeqiang beside 赵先生.
  if (
    han.given === '' &&
    latin.words.length === 1 &&
    beginsWithOneOf(foldUmlaut(latin.joined), forms.readings)
  )
    return 'surname-only';
  // Lucy or Tony may well be what 张伟 calls himself; Zhang Wei is not what 李娜 does.
  const contradicts = latin.words.length > 1 || (pinyinSyllables(latin.joined)?.length ?? 0) > 1;
  return contradicts ? 'different' : 'not-comparable';
}

function beginsWithOneOf(word: string, surnames: ReadonlySet<string>): boolean {
  for (const surname of surnames)
    if (word.startsWith(surname) && pinyinSyllables(word.slice(surname.length)) !== undefined) return true;
  return false;
}

function squeeze(pinyin: string): string {
  return foldUmlaut(pinyin).replaceAll(' ', '');
}

export interface NameBlockingKeys {
  /** All syllables or words in alphabetical order: Zhang San, San Zhang and 张三 meet. */
  readonly pinyin: string;
  readonly surnamePinyin: string;
  /** Of the given names, in their order: 张小明 → xm. */
  readonly initials: string;
}

let surnamesInPinyin: ReadonlySet<string> | undefined;

/** What candidates of a name are looked up by; never enough alone, see fields-and-matching.md §11. */
export function blockingKeysOfName(key: string): NameBlockingKeys {
  if (HAN.test(key)) return blockingKeysOfHan(key);
  const { words, surname } = prepareLatinName(key);
  const syllables = words.map((word) => pinyinSyllables(word));
  const isPinyin = words.length <= 4 && syllables.every((parts) => parts !== undefined);
  if (!isPinyin || syllables.flat().length < 2) {
    const given = words.length > 1 ? words.slice(0, -1) : words;
    return {
      pinyin: [...words].sort().join(' '),
      surnamePinyin: surname.text || key,
      initials: initialsOf(given),
    };
  }
  surnamesInPinyin ??= new Set(SINGLE_SURNAMES.flatMap((single) => surnameReadings(single)).map(foldUmlaut));
  const spoken = syllables.flat().map(foldUmlaut);
  const first = spoken[0]!;
  const last = foldUmlaut(words.at(-1)!);
  const isGivenFirst =
    words.length > 1 && !surnamesInPinyin.has(foldUmlaut(words[0]!)) && surnamesInPinyin.has(last);
  return {
    pinyin: [...spoken].sort().join(' '),
    surnamePinyin: isGivenFirst ? last : first,
    initials: initialsOf(isGivenFirst ? spoken.slice(0, -1) : spoken.slice(1)),
  };
}

function blockingKeysOfHan(key: string): NameBlockingKeys {
  const spoken = pinyinOf(key).map(foldUmlaut);
  const { surname } = splitHanName(key);
  const surnameLength = Array.from(surname).length;
  return {
    pinyin: [...spoken].sort().join(' '),
    surnamePinyin: spoken.slice(0, Math.max(1, surnameLength)).join(''),
    initials: initialsOf(spoken.slice(surnameLength)),
  };
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}
