import type { Cleaned, FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { compactKey } from '../../text/hygiene.ts';
import { isPlaceholder } from '../../text/placeholders.ts';
import { digitsOfFloat } from '../excel-damage.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, written } from '../outcome.ts';

type Gender = 'male' | 'female' | 'unknown';

const WORDS: Readonly<Record<FieldSettings['words'], Readonly<Record<Gender, string>>>> = {
  zh: { male: '男', female: '女', unknown: '未知' },
  en: { male: 'male', female: 'female', unknown: 'unknown' },
};

const SYNONYMS: ReadonlyMap<string, Gender> = new Map([
  ...'男 男性 男士 男生 男孩 男孩子 男童 男人 男的 帅哥 先生 公 m male man boy mr mister gentleman masculin masculino maschile maschio uomo männlich mann mannelijk herr h homme hombre муж мужской мужчина м 남 남자 남성 男子 ♂ 👨'
    .split(' ')
    .map((word) => [word, 'male'] as const),
  ...'女 女性 女士 女生 女孩 女孩子 女童 女人 女的 美女 小姐 太太 夫人 阿姨 母 f female woman girl mrs ms miss lady féminin femenino feminino femminile femmina donna weiblich vrouw vrouwelijk frau w femme mujer жен женский женщина ж 여 여자 여성 女子 nv ♀ 👩'
    .split(' ')
    .map((word) => [word, 'female'] as const),
  ...'未知 未说明 未说明的性别 未知的性别 其他 其它 不明 不详 保密 不便透露 unknown other undisclosed unspecified notspecified prefernottosay divers nonbinary u'
    .split(' ')
    .map((word) => [word, 'unknown'] as const),
]);

/** GB/T 2261.1, for columns that hold nothing but its digits. A 0 may also be a woman's: see {@link genderCodesOf}. */
const CODES: Readonly<Record<string, Gender>> = { '1': 'male', '2': 'female', '9': 'unknown' };

/** 男 and 女 read as GBK where they were UTF-8: the last of three bytes is gone, and nothing else begins so. */
const GARBLED: ReadonlyMap<string, Gender> = new Map([['濂', 'female'], ['鐢', 'male']]); // prettier-ignore

/** x may be somebody's third choice or a tick in the wrong place; it is not blank. */
const A_MARK = /^x+$/i;

/** The standard words for both genders in the language of a run. */
export function wordsOfGender(words: FieldSettings['words']): Readonly<Record<Gender, string>> {
  return WORDS[words];
}

export function openGender({ words, profile }: FieldSettings): Normalizer {
  const canonical = WORDS[words];
  // H and M are hombre and mujer where no other letter stands beside them.
  const letters = new Map<string, Gender>(profile.spanishGenders === true ? [['h', 'male'], ['m', 'female']] : []); // prettier-ignore
  const codes = new Map(profile.codedDigits ? Object.entries(profile.genderCodes ?? CODES) : []);
  return {
    clean(cell) {
      if (cell === canonical.male || cell === canonical.female) return asItStands(cell);
      const { text, issues } = tidyAndFold(cell);
      if (text === '')
        return { ...written(cell, canonical.unknown, 'gender/blank-is-unknown'), status: 'empty' };
      const gender =
        codes.get(digitsOfFloat(text) || text) ??
        letters.get(text.toLowerCase()) ??
        SYNONYMS.get(signOrWord(text));
      if (gender !== undefined) return written(cell, canonical[gender], 'gender/standard-word', issues);
      const told = genderOfAll(text);
      if (told !== undefined) return written(cell, canonical[told], 'gender/standard-word', issues);
      const garbled = /^.[\ufffd?]$/u.test(text) ? GARBLED.get(text.charAt(0)) : undefined;
      if (garbled !== undefined)
        return { ...keptAsTyped(cell, 'lossy', 'text/garbled'), suggestion: canonical[garbled] };
      if (profile.codedDigits && text === '0') return keptAsTyped(cell, 'suspect', 'gender/ambiguous-code');
      if (isPlaceholder(text) && !A_MARK.test(text))
        return written(cell, canonical.unknown, 'gender/blank-is-unknown', issues, 'empty');
      return keptAsTyped(cell, 'invalid', 'gender/unknown-word');
    },
    keys: (cleaned) => keysOfGender(cleaned, canonical.unknown),
  };
}

/** `1-男`, `女(2)`, `Male/M`: several words for one gender, with its code. Undefined for 男/女 and for further words. */
function genderOfAll(text: string): Gender | undefined {
  const words = text.split(/[^\p{L}\p{N}]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u).filter((word) => word !== '' && !/^\d$/.test(word)); // prettier-ignore
  if (words.length === 0 || words.join('') === text) return undefined;
  const genders = new Set(words.map((word) => SYNONYMS.get(compactKey(word))));
  const [only] = genders;
  return genders.size === 1 ? only : undefined;
}

function signOrWord(text: string): string {
  return compactKey(text) || text;
}

/** `male` or `female`, whatever words the column is written in. Unknown is no evidence. */
export function keysOfGender({ value, status }: Cleaned, unknown: string): readonly string[] {
  if (value === unknown || (status !== 'ok' && status !== 'fixed')) return NO_KEYS;
  const gender = SYNONYMS.get(value);
  return gender === undefined ? NO_KEYS : [gender];
}
