// Names in Latin letters, Hangul, kana and any other script that is not Chinese.
import { pinyinSyllables } from '../../text/pinyin-syllables.ts';
import { isParticle, titleCase } from './latin-case.ts';
import { keysOfLatin } from './latin-key.ts';
import { reading, type NameReading } from './name-reading.ts';
import { takeWesternTitles } from './western-titles.ts';

const COMPANY =
  /\b(?:ltd|limited|llc|llp|inc|incorporated|corp|corporation|company|gmbh|plc|pty|sdn|bhd|s\.?r\.?l|s\.?a\.?r\.?l|kft|s\.?p\.?a|holdings?|university|hospital|bank|foundation|association)\b/iu;
const MASK = /[*●＊]|(?:^|[ .])x{3,}(?:$|[ .])/iu;
const SEVERAL = /\p{L}{2}\.? *(?:&|＆|\/|;|\+| and | und | et | y | och | og | en ) *\p{L}{2}/iu;
/** Mr. and Mrs. Smith. */
const COUPLE = /^(?:mr|ms|mrs|dr|prof|herr|frau|m|mme)\.? *(?:&|＆|\+|and|und|et|y) /iu;
const LOST = /\p{L}\?|\?\p{L}/u;
const EMAIL_BESIDE = / ?[<([（]?[^\s<>@()]+@[^\s<>@()]+\.[a-z]{2,}[>)\]）]?$/iu;
const BRACKET_AFTER = / ?[([（【<][^()[\]（）【】<>]*[)\]）】>]$/u;
const PHONE_AFTER =
  /[\s,;:/|-]*(?:(?:tel|mob|mobile|phone|cell)[.: ]*)?\+?\d[\d ().-]{5,}\d(?: ?(?:x|ext\.?) ?\d+)?$/iu;
const PICTOGRAPHS = /^[\p{Extended_Pictographic}\ufe0f\u200d\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}★☆♥♡]+ ?(?!$)|(?<=.) ?[\p{Extended_Pictographic}\ufe0f\u200d\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}★☆♥♡]+$/u; // prettier-ignore
const QUOTES = /^"([^"]+)"$|^“([^”]+)”$/u;
/** Korean: 김철수님, 김철수 씨. */
const HANGUL_TITLE =
  /(?<=^\p{Script=Hangul}{2,4}) ?(?:님|씨|선생님|사장님|부장님|과장님|대리님|팀장님|고객님)$/u;
/** Japanese in kana. */
const KANA_TITLE = /(?<=[\p{Script=Hiragana}\p{Script=Katakana}ー]{3}) ?(?:さん|さま|くん|ちゃん)$/u;

interface Bare {
  readonly name: string;
  readonly aside: readonly string[];
  readonly titles: readonly string[];
  readonly gender: NameReading['gender'];
}

export function readLatinName(text: string): NameReading {
  const whole = text.normalize('NFKC');
  if (MASK.test(whole)) return reading('masked', titleCase(text));
  const bare = takeAsides(text);
  const name = bare.name.normalize('NFKC');
  if (!/\p{L}/u.test(name) || /@|:\/\//.test(name)) return reading('not-a-name', text);
  if (LOST.test(name)) return reading('lost-character', text);
  if (COMPANY.test(whole)) return reading('looks-like-company', text, { keys: [letters(whole)] });
  if (SEVERAL.test(name) || COUPLE.test(whole)) return reading('several', titleCase(text));
  const flags = { honorific: bare.titles.length > 0, remark: bare.aside.length > 0, gender: bare.gender };
  const keys = keysOfLatin(inOrder(name.replace(INNER_REMARK, ' ')));
  const [key = ''] = keys;
  const isOneWord = !key.includes(' ');
  const isSyllabic = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(key);
  if (key.length <= 1 || (flags.honorific && isOneWord && !isSyllabic)) return reading('surname-only', titleCase(text), flags); // prettier-ignore
  const aside = [...bare.aside, ...bare.titles];
  return reading('person', inOrder(titleCase(bare.name)), { ...flags, keys, aside });
}

/** Robert (Bob) Smith, Robert "Bob" Smith: what friends say is no part of the full name. */
const INNER_REMARK = / (?:\([^()]*\)|"[^"]*"|“[^”]*”) /gu;

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').toLowerCase();
}

function takeAsides(text: string): Bare {
  const aside: string[] = [];
  const titles: string[] = [];
  let gender: NameReading['gender'] = '';
  let name = text;
  for (;;) {
    const before: string = name;
    for (const pattern of [PICTOGRAPHS, EMAIL_BESIDE, BRACKET_AFTER, PHONE_AFTER]) {
      const found = pattern.exec(name);
      const rest = found
        ? found.index === 0
          ? name.slice(found[0].length)
          : name.slice(0, found.index)
        : '';
      if (!found || !/\p{L}{2}/u.test(rest)) continue;
      aside.push(found[0].trim());
      name = rest.trim();
    }
    for (const pattern of [HANGUL_TITLE, KANA_TITLE]) {
      const found = pattern.exec(name);
      if (!found) continue;
      titles.push(found[0].trim());
      name = name.slice(0, found.index);
    }
    const quoted = QUOTES.exec(name);
    if (quoted) name = (quoted[1] ?? quoted[2] ?? '').trim();
    const titled = takeWesternTitles(name);
    titles.push(...titled.titles);
    gender ||= titled.gender;
    name = titled.name;
    if (name === before) return { name, aside, titles, gender };
  }
}

const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/iu;

/**
 * `Smith, John` → `John Smith`; `Zhang, San` → `Zhang San`, because Chinese names are read surname first. Where the comma
 * alone says how long the surname is (`García Lopez, María`), it stays.
 */
function inOrder(name: string): string {
  const parts = name.split(',').map((part) => part.trim());
  const generation = parts.length > 1 && GENERATION.test(parts.at(-1)!) ? parts.pop()! : '';
  const ending = generation === '' ? '' : ` ${generation}`;
  const [last = '', first = '', ...others] = parts;
  if (others.length > 0 || last === '' || (first === '' && generation === '')) return name;
  if (first === '') return last.includes(' ') ? last + ending : name;
  if (!/^[\p{L}\p{M}.'’ -]+$/u.test(first) || first.split(' ').length > 3) return name;
  const words = last.split(' ');
  const lastWord = words.at(-1)!;
  if (words.length === 1 && isPinyinName(lastWord, first)) return `${last} ${first}${ending}`;
  const moved = GENERATION.test(lastWord) && words.length === 2 ? ` ${words.pop()!}` : '';
  const isOneSurname = words.slice(0, -1).every((word) => isParticle(word));
  return isOneSurname && (moved === '' || ending === '')
    ? `${first} ${words.join(' ')}${moved}${ending}`
    : name;
}

/** Zhang, Xiao-ming; Ouyang, Na. */
function isPinyinName(last: string, first: string): boolean {
  const syllables = (word: string): number =>
    pinyinSyllables(word.toLowerCase().replaceAll(/[ '’-]/g, ''))?.length ?? 9;
  return syllables(last) <= 2 && syllables(first) <= 2 && syllables(last) + syllables(first) <= 4;
}
