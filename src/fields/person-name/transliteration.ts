// Names of Uyghurs, Kazakhs, Tibetans, Mongols and of foreigners written in Chinese characters: given name, dot, father's
// name. They have no surname in front, and they are made of few characters that are chosen for their sound.

const SOUNDS = new Set(
  '阿艾买提木江古丽尔别克热依努尼亚孜拉力吐逊库班玉素甫卡迪巴麦合曼哈斯穆罕默德肉赛伊买尤吾司达吉扎西顿珠多杰才仁卓玛央金次旺洛桑索朗格桑拉姆平措加布贡曲扎旦增巴桑边巴普布乌云其木格图雅那仁巴特恩和娜塔莎约翰逊史密斯威廉姆亚历山大伊万诺夫斯基维奇卡洛马里奥罗伯特戴维克莱尔安德烈帕提古再努尔江沙吾列汗叶尔肯加那提赛力克叶斯不都外哈比伯杜拉如则铁衣甫排日苏来曼托乎帕夏米娜瓦尔茹艳孜阔叶波拉热娜扎尕藏嘎尼玛',
);

/** 迪丽热巴迪力木拉提, 阿不都热合曼: five and more characters, nearly all of them there for their sound. */
export function isTransliteration(name: string): boolean {
  const characters = Array.from(name);
  const sounding = characters.filter((character) => SOUNDS.has(character)).length;
  return characters.length >= 4 && sounding >= characters.length * 0.7;
}

/** What keyboards offer for the dot of 迪丽热巴·迪力木拉提. */
const DOTS = /(?<=\p{Script=Han}) ?[•・･‧∙⋅．·▪] ?(?=\p{Script=Han})/gu;
/** Signs that also stand between two people, or between a name and a remark. */
const STOP = /^(\p{Script=Han}{2,}) ?[.。｡_–—-] ?(\p{Script=Han}{2,})$/u;
const LONGEST_PAIR = 6;

/** 迪丽热巴 迪力木拉提: a space for want of the dot, between parts that are nothing but sounds. */
export function dotForSpace(name: string): string {
  const [, given = '', father = ''] = /^(\p{Script=Han}{2,}) (\p{Script=Han}{2,})$/u.exec(name) ?? [];
  const isOne = given.length + father.length >= LONGEST_PAIR && isTransliteration(given + father);
  return isOne ? `${given}·${father}` : name;
}

/** One dot, U+00B7, between the parts of a transliterated name. */
export function unifyDots(name: string): string {
  const dotted = name.replace(DOTS, '·');
  const [, given = '', father = ''] = STOP.exec(dotted) ?? [];
  if (given === '') return dotted;
  const isFullStop = /[.。｡]/.test(dotted);
  const length = given.length + father.length;
  const sounds = isTransliteration(given + father);
  return (isFullStop && (length > LONGEST_PAIR || (sounds && length >= 5))) ||
    (sounds && length >= LONGEST_PAIR)
    ? `${given}·${father}`
    : dotted;
}
