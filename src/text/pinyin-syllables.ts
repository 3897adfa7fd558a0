// The about 410 toneless syllables of standard Chinese, as a grammar: does a Latin word read as pinyin?
const SYLLABLES =
  'a ai an ang ao e ei en eng er o ou|b a ai an ang ao ei en eng i ian iao ie in ing o u|' +
  'p a ai an ang ao ei en eng i ian iao ie in ing o ou u|m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u|' +
  'f a an ang ei en eng o ou u|d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo|' +
  't a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo|' +
  'n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo v ve yu|' +
  'l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo v ve yu|' +
  'g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|' +
  'k a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo|' +
  'h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|' +
  'j i ia ian iang iao ie in ing iong iu u uan ue un|q i ia ian iang iao ie in ing iong iu u uan ue un|' +
  'x i ia ian iang iao ie in ing iong iu u uan ue un|' +
  'zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo|' +
  'ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo|' +
  'sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo|' +
  'r an ang ao e en eng i ong ou u ua uan ui un uo|z a ai an ang ao e ei en eng i ong ou u uan ui un uo|' +
  'c a ai an ang ao e en eng i ong ou u uan ui un uo|s a ai an ang ao e en eng i ong ou u uan ui un uo|' +
  'y a an ang ao e i in ing o ong ou u uan ue un|w a ai an ang ei en eng o u';

function readSyllables(): string[] {
  const [bare = '', ...groups] = SYLLABLES.split('|');
  const withInitial = groups.flatMap((group) => {
    const [initial = '', ...finals] = group.split(' ');
    return finals.map((final) => initial + final);
  });
  return [...bare.split(' '), ...withInitial].sort((left, right) => right.length - left.length);
}

const ONE = readSyllables().join('|');
const WHOLE = new RegExp(`^(?:${ONE})+$`);
const FIRST = new RegExp(`^(${ONE})((?:${ONE})*)$`);

/** zhangsan → zhang, san; undefined when the word is not made of pinyin syllables. The longest syllables win. */
export function pinyinSyllables(word: string): string[] | undefined {
  if (!WHOLE.test(word)) return undefined;
  const syllables: string[] = [];
  let rest = word;
  while (rest !== '') {
    const [, syllable = rest, after = ''] = FIRST.exec(rest) ?? [];
    syllables.push(syllable);
    rest = after;
  }
  return syllables;
}

/** ü is written v, u, yu or not at all; across scripts all of them are one. */
export function foldUmlaut(pinyin: string): string {
  return /[ln](?:v|yu)/.test(pinyin) ? pinyin.replace(/([ln])(?:v|yu)(?!an|e[^n]|n)/g, '$1u') : pinyin;
}
