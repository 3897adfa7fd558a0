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
/** Korean: 김철수님, 김철수 씨, 김철수 부장. Without 님 only behind a space, for a given name may end so. */
const HANGUL_TITLE =
  /(?<=^\p{Script=Hangul}{2,4}) ?(?:님|씨|선생님|사장님|부장님|차장님|과장님|대리님|팀장님|이사님|교수님|원장님|고객님)$|(?<=^\p{Script=Hangul}{2,4}) (?:사장|대표|이사|전무|상무|부장|차장|과장|대리|주임|팀장|교수|박사|원장|선생)$/u;
/** 김부장님, 박선생님: which of the Kims? */
const HANGUL_SURNAME_ONLY =
  /^(?:남궁|황보|제갈|선우|독고|사공|서문|[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석설마길연위표명기반왕금옥육인맹제모]) ?(?:님|씨|선생님?|사장님?|대표님?|이사님?|부장님?|차장님?|과장님?|대리님?|팀장님?|교수님?|원장님?)$/u;
/** An identity number, a phone with a letter: no name has more digits than letters. */
const MOSTLY_DIGITS = /^(?=(?:.*\d){5})(?!(?:.*\p{L}){3})/u;
/** ZHANG/SAN MR, as airlines write. */
const ON_A_TICKET = /^([A-Z][A-Z' -]*)\/([A-Z][A-Z' -]*?)(?: (MR|MRS|MS|MSTR|MISS|CHD|INF|DR))?$/;
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
  const ticket = readTicket(whole);
  if (ticket !== undefined) return ticket;
  const bare = takeAsides(text);
  const name = bare.name.normalize('NFKC');
  if (!/\p{L}/u.test(name) || /@|:\/\//.test(name) || MOSTLY_DIGITS.test(name))
    return reading('not-a-name', text);
  if (HANGUL_SURNAME_ONLY.test(name) || HANGUL_SURNAME_ONLY.test(whole))
    return reading('surname-only', text, { honorific: true });
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
  return reading('person', titleCase(inOrder(bare.name)), { ...flags, keys, aside });
}

/** One passenger: a title behind it says so, or a Chinese surname and given name. TOM/JERRY may be two. */
function readTicket(text: string): NameReading | undefined {
  const [, last = '', first = '', title] = ON_A_TICKET.exec(text) ?? [];
  if (first === '' || (title === undefined && !isPinyinName(last, first))) return undefined;
  const name = inOrder(`${last}, ${first}`);
  const aside = title === undefined ? [] : [title];
  return reading('person', titleCase(name), {
    keys: keysOfLatin(name),
    aside,
    honorific: title !== undefined,
  });
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
  // Smith, Jr., John
  const inside =
    parts.length === 3 && generation === '' && GENERATION.test(parts[1]!) ? parts.splice(1, 1)[0]! : '';
  const behind =
    parts.length === 2 && generation + inside === '' ? / (?:jr|sr|ii|iii|iv)\.?$/iu.exec(parts[1]!) : null;
  if (behind) parts[1] = parts[1]!.slice(0, behind.index);
  const ending = generation + inside === '' ? (behind?.[0] ?? '') : ` ${generation}${inside}`;
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
