import { foldLatin } from '../../text/fold-latin.ts';

/** Legal forms outside China, folded as {@link latinCompanyWords} folds: no dots, no marks, lower case. */
const FORMS: ReadonlySet<string> = new Set(
  `ltd limited llc llp lp inc incorporated corp corporation co company plc gmbh mbh ag kg kgaa ohg gbr ug ek ev se sa sas sasu
  sarl eurl srl srls spa snc sl slu bv nv vof ab as asa aps oy oyj ou sia uab spzoo sro kft zrt nyrt bt doo dd ad eood ood ltda
  sadecv sapi eirl sdn bhd tbk pvt private pty pte fze fzco fzllc jsc ojsc pjsc cjsc kk gk coop cooperative unlimited
  ооо оао зао пао ао ип тоо 주식회사 주 유한회사`.split(/\s+/),
); // prettier-ignore

/** Forms that stand before the name. */
const FORMS_BEFORE: ReadonlySet<string> = new Set(
  'pt ooo oao zao pao jsc ojsc cjsc pjsc llc plc ооо оао зао пао ао ип тоо 주식회사 주'.split(' '),
);

/** Forms written out, as they are in translated registers. */
const LONG_FORMS: readonly (readonly [RegExp, string])[] = [
  [/(?:open|closed|public)? ?joint[ -]stock company/g, ' jsc '],
  [/limited liability company/g, ' llc '],
  [/public limited company/g, ' plc '],
  [/общество с ограниченной ответственностью/g, ' ооо '],
  [/(?:публичное |открытое |закрытое )?акционерное общество/g, ' ао '],
  [/gesellschaft mit beschrankter haftung/g, ' gmbh '],
  [/aktiengesellschaft/g, ' ag '],
  [/sociedad anonima/g, ' sa '],
];

/** Between two forms, or left over behind one: Smith & Co, GmbH & Co KG. */
const JOINING: ReadonlySet<string> = new Set(['and', 'of', 'the', 'de', 'und', 'et']);

export interface LatinCompany {
  readonly words: readonly string[];
  readonly hasForm: boolean;
}

/** `The Acme Widget & Gear Co., Ltd.` → acme widget and gear. */
export function parseLatinCompany(text: string): LatinCompany {
  const words = latinCompanyWords(text);
  let start = 0;
  let end = words.length;
  while (end - start > 1 && FORMS_BEFORE.has(words[start]!)) start++;
  while (end - start > 0 && FORMS.has(words[end - 1]!)) {
    end--;
    while (end - start > 1 && JOINING.has(words[end - 1]!) && words[end - 1] !== 'the') end--;
  }
  const hasForm = start > 0 || end < words.length;
  return { words: words.slice(start, end).filter((word) => word !== 'the'), hasForm };
}

const INITIALS =
  /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:\p{L}\.){1,}\p{L}(?![\p{L}\p{N}])/gu;

function latinCompanyWords(text: string): string[] {
  let folded = foldLatin(text.normalize('NFKC'));
  for (const [long, short] of LONG_FORMS) folded = folded.replace(long, short);
  return (
    folded
      .replace(/&|(?<=\s)\+(?=\s)/g, ' and ')
      .replace(/['’`´]s?(?![\p{L}\p{N}])/gu, (end) => (end.endsWith('s') ? 's' : ''))
      .replace(/['’`´]/g, '')
      // S.p.A., L.L.C., I.B.M. and the Danish A/S are one word each.
      .replace(INITIALS, (initials) => initials.replaceAll('.', ''))
      .replace(/(?<![\p{L}\p{N}])a\/s(?![\p{L}\p{N}])/gu, 'as')
      .replace(/sp\. ?z ?o\.? ?o\.?(?![\p{L}\p{N}])/gu, 'spzoo')
      .replace(/(?<![\p{L}\p{N}])s\.?a\.? de c\.?v\.?(?![\p{L}\p{N}])/gu, 'sadecv')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}
