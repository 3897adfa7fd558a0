// Titles around a name in Latin letters. Jr and III are none: they tell father and son apart.

const BEFORE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|mme|mlle|herr|frau|fräulein|sr|sra|srta|sig|sigra|rev|hon|capt|dame|lady|lord|ing|lic|dott|dipl\.?-ing|eng|mstr|monsieur|madame|señor|señora|dhr|mevr|hr|fr|pan|pani|shri|smt|bapak|ibu|encik|puan|datuk|datin|dato['’]|tan sri|khun|col|maj|lt|sgt|gen|cmdr|med|dent|phil|jur|iur|h\.? ?c|mult|habil|rer\. ?nat)(?:\. ?| )(?=\p{L})/iu;
/** Short words that are somebody's name unless a dot follows. */
const NEEDS_DOT =
  /^(?:ing|lic|eng|hr|fr|pan|pani|hon|sig|capt|col|maj|lt|sgt|gen|cmdr|med|dent|phil|jur|iur|mult|habil|h\.? ?c|rer\. ?nat) /iu;
const AFTER =
  /[, ]+(?:ph\.? ?d|m\.?d|esq|esquire|m\.?b\.?a|c\.?p\.?a|c\.?f\.?a|p\.?m\.?p|p\.?e|d\.?d\.?s|d\.?v\.?m|r\.?n|j\.?d|ll\.?m|m\.?sc|b\.?sc|ed\.?d|o\.?b\.?e|m\.?b\.?e)\.?$/iu;
/** Without a comma read as a title in capitals only: Ed Pe and Jo Rn are people. */
const NEEDS_COMMA = /^ +(?:[a-z]+|[A-Z][a-z]+)\.?$/u;

const SHORT = /^ +(?:pe|jd|rn|md|obe|mbe)\.?$/iu;

const GENDERS: Readonly<Record<string, 'm' | 'f'>> = {
  mr: 'm', sir: 'm', herr: 'm', sr: 'm', lord: 'm', monsieur: 'm', señor: 'm', dhr: 'm', mrs: 'f', ms: 'f', miss: 'f', madam: 'f', mme: 'f',
  mlle: 'f', frau: 'f', fräulein: 'f', sra: 'f', srta: 'f', dame: 'f', lady: 'f', madame: 'f', señora: 'f', mevr: 'f',
}; // prettier-ignore

export interface Titled {
  readonly name: string;
  readonly titles: readonly string[];
  readonly gender: 'm' | 'f' | '';
}

/** `Dr. Jane Roe, PhD` → `Jane Roe` with `Dr.` and `PhD`. */
export function takeWesternTitles(text: string): Titled {
  let name = text;
  let gender: Titled['gender'] = '';
  const titles: string[] = [];
  for (;;) {
    const [before = ''] = BEFORE.exec(name) ?? [];
    const [after = ''] = AFTER.exec(name) ?? [];
    if (before !== '' && !NEEDS_DOT.test(before)) {
      titles.push(before.trim());
      gender ||= GENDERS[before.replace('.', '').trim().toLowerCase()] ?? '';
      name = name.slice(before.length);
    } else if (after !== '' && !(SHORT.test(after) && NEEDS_COMMA.test(after))) {
      titles.push(after.replace(/^[, ]+/, ''));
      name = name.slice(0, -after.length);
    } else return { name, titles, gender };
  }
}
