import { foldLatin } from '../../text/fold-latin.ts';
import { SHIPPED_COMPANY_WORDS, type CompanyWords } from './company-words.ts';

/** Forms written out, as they are in translated registers. */
const LONG_FORMS: readonly (readonly [RegExp, string])[] = [
  [/(?:open|closed|public)? ?joint[ -]stock company/g, ' jsc '],
  [/limited liability company/g, ' llc '],
  [/ug ?\(haftungsbeschrankt\)/g, ' ug '],
  [/cong ty (?:tnhh|trach nhiem huu han|co phan)(?: mtv| mot thanh vien)?/g, ' ctcp '],
  [/บริษัท|จ(?:\u0e33|\u0e4d\u0e32)กัด(?: *\(มหาชน\))?/g, ' thco '],
  [/spolka z ?o\.? ?o\.?/g, ' spzoo '],
  [/spolka jawna|(?<= )sp\. ?j\.?(?=$|[ ,])/g, ' spj '],
  [/spolka komandytowa|(?<= )sp\. ?k\.?(?=$|[ ,])/g, ' spk '],
  [/(?<= )s\. ?a ?r\. ?l\.?(?=$|[ ,])/g, ' sarl '],
  [/fz-?llc/g, ' fzllc '],
  [/(?<= )i\/s(?=$|[ ,])/g, ' interessentskab '],
  [/ltda\.?[ -]+(?:me|epp|mei)$/g, ' ltda '],
  [/\((?:p|pvt)\.?\) *(?=ltd|limited)/g, ' '],
  [/\(s\) *(?=pte)/g, ' singapore '],
  [/\(m\) *(?=sdn)/g, ' malaysia '],
  [/^m\/s\.? /g, ''],
  [/(?:public|private) (?:company limited|limited company)/g, ' plc '],
  [/limited liability partnership/g, ' llp '],
  [/limited partnership/g, ' lp '],
  [/kabushiki kaisha/g, ' kk '],
  [/godo kaisha/g, ' gk '],
  [/yugen kaisha/g, ' yk '],
  [/societe anonyme/g, ' sa '],
  [/societe a responsabilite limitee/g, ' sarl '],
  [/societa per azioni/g, ' spa '],
  [/societa a responsabilita limitata/g, ' srl '],
  [/sociedad de responsabilidad limitada/g, ' srl '],
  [/besloten vennootschap/g, ' bv '],
  [/naamloze vennootschap/g, ' nv '],
  [/aktiebolag(?:et)?/g, ' ab '],
  [/aktieselskab(?:et)?/g, ' as '],
  [/anpartsselskab(?:et)?/g, ' aps '],
  [/osakeyhtio/g, ' oy '],
  [/spolka z ograniczona odpowiedzialnoscia/g, ' spzoo '],
  [/spolka akcyjna/g, ' sa '],
  [/anonim sirketi/g, ' as '],
  [/limited sirketi/g, ' sti '],
  [/perseroan terbatas/g, ' pt '],
  [/общество с ограниченно[йи] ответственностью/g, ' ооо '],
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
export function parseLatinCompany(
  text: string,
  { latinForms: { before, after } }: CompanyWords = SHIPPED_COMPANY_WORDS,
): LatinCompany {
  const words = latinCompanyWords(text);
  let start = 0;
  let end = words.length;
  while (end - start > 1 && before.has(words[start]!)) start++;
  while (end - start > 0 && after.has(words[end - 1]!)) {
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
      .replace(/(?<![\p{L}\p{N}])([akpi])\/s(?![\p{L}\p{N}])/gu, '$1s')
      .replace(/(?<![\p{L}\p{N}])s\.? ?de ?r\.? ?l\.?(?: de c\.? ?v\.?)?(?![\p{L}\p{N}])/gu, 'srl')
      .replace(/(?<![\p{L}\p{N}])spol\.? s ?r\.? ?o\.?(?![\p{L}\p{N}])/gu, 'sro')
      .replace(/(?<![\p{L}\p{N}])g\.?m\.?b\.?h\.?(?![\p{L}\p{N}])/gu, 'gmbh')
      .replace(/(?<![\p{L}\p{N}])sa(?:b|pi)? de c\.?v\.?/gu, 'sadecv')
      .replace(/sp\. ?z ?o\.? ?o\.?(?![\p{L}\p{N}])/gu, 'spzoo')
      .replace(/(?<![\p{L}\p{N}])s\.?a\.?(?:b\.?|p\.?i\.?)? de c\.?v\.?(?![\p{L}\p{N}])/gu, 'sadecv')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}
