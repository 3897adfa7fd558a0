import { foldLatin } from '../../text/fold-latin.ts';

/** Legal forms outside China, folded as {@link latinCompanyWords} folds: no dots, no marks, lower case. */
const FORMS: ReadonlySet<string> = new Set(
  `ltd limited llc llp lp inc incorporated corp corporation co company plc gmbh mbh ag kg kgaa ohg gbr ug ek ev se sa sas sasu
  sarl eurl srl srls spa snc sl slu bv nv vof ab as asa aps oy oyj ou sia uab spzoo sro kft zrt nyrt bt doo dd ad eood ood ltda
  sadecv sapi eirl sdn bhd tbk pvt private pty pte fze fzco fzllc jsc ojsc pjsc cjsc kk gk coop cooperative unlimited
  ооо оао зао пао ао ип тоо 주식회사 주 유한회사`.split(/\s+/),
); // prettier-ignore

/** Forms that stand before the name. */
const FORMS_BEFORE: ReadonlySet<string> = new Set([
  'pt',
  'ooo',
  'ооо',
  'оао',
  'зао',
  'пао',
  'ао',
  'ип',
  'тоо',
  '주식회사',
  '주',
]);

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
  if (end > 1 && FORMS_BEFORE.has(words[0]!)) start = 1;
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
  return (
    foldLatin(text.normalize('NFKC'))
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

/** Words that say what or where, not who: dropped to find the part of a name that distinguishes it. */
const GENERIC: ReadonlySet<string> = new Set(
  `technology technologies tech systems system solutions solution software services service group holdings holding
  international global worldwide industries industrial industry enterprises enterprise trading trade import export consulting
  consultants partners associates capital ventures investments investment media marketing logistics manufacturing electronics
  engineering construction development products foods pharma pharmaceuticals energy communications telecom networks network digital
  labs laboratories studio studios design management financial finance insurance bank medical healthcare automotive motors
  and of for`.split(/\s+/),
);

const PLACES: ReadonlySet<string> = new Set(
  `china prc japan korea taiwan hongkong singapore india indonesia malaysia thailand vietnam philippines australia canada mexico brazil
  usa us america american uk britain england ireland france germany deutschland italy italia spain espana portugal netherlands belgium
  switzerland austria poland russia turkey uae dubai europe asia apac emea africa shanghai beijing shenzhen guangzhou tianjin
  chongqing hangzhou suzhou nanjing wuhan chengdu xiamen qingdao dalian london paris berlin tokyo`.split(
    /\s+/,
  ),
);

export const isGenericWord = (word: string): boolean => GENERIC.has(word);
export const isPlaceWord = (word: string): boolean => PLACES.has(word);
