// Values written in simplified or in traditional Chinese, when somebody asks for it. Everywhere else the script of a value
// is its owner's business and only keys are folded (text/han.ts).
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

interface OpenCC {
  Converter(options: { from: string; to: string }): (text: string) => string;
}

export type ChineseScript = 's' | 't';

const converters = new Map<ChineseScript, (text: string) => string>();

function converterTo(script: ChineseScript): (text: string) => string {
  let converter = converters.get(script);
  if (!converter) {
    converter =
      script === 's'
        ? (load('opencc-js/t2cn') as OpenCC).Converter({ from: 't', to: 'cn' })
        : (load('opencc-js/cn2t') as OpenCC).Converter({ from: 'cn', to: 't' });
    converters.set(script, converter);
  }
  return converter;
}

/** Characters that stand for several traditional ones: 后 is 后 or 後, 范 is 范 or 範. In a name nobody can tell which. */
const AMBIGUOUS =
  /[后发干里面系钟复历尽卷台松谷丑划斗云才准周制表范余于郁姜沈涂游岳党种征升千朴秋叶曲几冬出当吁合回团坛坝夸奸家岩布弥彩志恶愿扎旋杠板柜欲汇注烟熏皂签糊累线背脏致舍苏获苔荡蒙蔑虫蜡蝎借辟须胡霉篱]/;

/**
 * Surnames that phrases would carry off: 余华 is not 餘華. Where the surname differs from the word (鍾, 雲), the surname is
 * written.
 */
const SURNAMES: ReadonlyMap<string, string> = new Map(
  Array.from(
    '余余于于范范姜姜沈沈涂涂游游岳岳郁郁谷谷曲曲种种后后云雲钟鍾宁寧万萬丰豐党黨叶葉卜卜仇仇朴朴干干升升才才松松柏柏征征咸咸胡胡佘佘千千舍舍秋秋吁吁向向肖肖闫閆付付代代周周尹尹甘甘'.match(
      /../gu,
    ) ?? [],
    (pair) => [pair.charAt(0), pair.charAt(1)] as const,
  ),
);

const HAN = /[\u3400-\u9fff\u{20000}-\u{323af}]/u;
const NEVER_FOLDED = '乾';

/**
 * The text in the script; `asName` keeps what names keep: 乾 stays 乾, a surname is written as a surname. The same string
 * comes back when there is nothing to convert.
 */
export function inScript(text: string, script: ChineseScript, asName: boolean): string {
  if (!HAN.test(text)) return text;
  const convert = converterTo(script);
  let converted = text;
  // A phrase may come about by converting; two rounds are enough for every phrase of the dictionaries, four are sure.
  for (let round = 0; round < 4; round++) {
    const next = asName ? convertName(converted, script, convert) : convert(converted);
    if (next === converted) break;
    converted = next;
  }
  return converted;
}

function convertName(name: string, script: ChineseScript, convert: (text: string) => string): string {
  if (script === 's') {
    return name.split(NEVER_FOLDED).map((part) => (part === '' ? '' : convert(part))).join(NEVER_FOLDED); // prettier-ignore
  }
  const surname = SURNAMES.get(name.charAt(0));
  // A given name is no phrase: character by character.
  return surname === undefined ? convert(name) : surname + Array.from(name.slice(1), convert).join('');
}

/** Could the traditional form of a name have been another one? */
export function isAmbiguousInTraditional(text: string): boolean {
  return AMBIGUOUS.test(text);
}
