// Keys of addresses in Latin letters: Street and St., Apt. 4 and #4, First and 1st, P.O. Box and PO Box meet.
import { STREET_WORDS_TSV } from '../../lexicons/street-words.ts';
import { foldLatin } from '../../text/fold-latin.ts';
import { tableRows } from '../../text/lexicon.ts';

let words: ReadonlyMap<string, string> | undefined;

/** Word → its shortest abbreviation, for kinds of streets and directions. */
function streetWords(): ReadonlyMap<string, string> {
  return (words ??= new Map(
    tableRows(STREET_WORDS_TSV).flatMap(([whole = '', short = '']) => {
      const all = [whole, ...short.split(' ')];
      const shortest = all.reduce((a, b) => (b.length < a.length ? b : a));
      return all.map((word): [string, string] => [word, shortest]);
    }),
  ));
}

const ORDINALS: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, at): [string, string] => [word, `${at + 1}${['st', 'nd', 'rd'][at] ?? 'th'}`]),
);
const POST_BOX =
  /\bp(?:ost)?\.?\s*o(?:ffice)?\.?\s*box\b|\bpo?b\b\.?(?=\s*\d)|\bpost box\b|\bpostfach\b|\bapartado(?: postal)?\b|\bbo[iî]te postale\b/g;
const UNIT =
  /(?:\b(?:apt|apartment|suite|ste|unit|flat|room|rm|apto)\b\.?\s*(?:#|no\.?\s*)?|#\s*)(?=[a-z]?\d)/g;
const SPLIT_SUFFIX = /\b(\d+)\s*-?\s*([a-d])\b(?!\s*\d)/g;

/** Words that libpostal's lists of streets do not have, or keep apart: each is written as its second. */
const ALSO: ReadonlyMap<string, string> = new Map(
  'strasse st|saint st|avenida av|avd av|avda av|ulica ul|улица ул|дом д|корпус к|корп к|квартира кв|проспект пр|просп пр|переулок пер|bulevar blvd|bulevard blvd|bul blvd|caddesi cd|cad cd|sokak sk|sok sk|mahallesi mh|mah mh'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);
/** 서울특별시, 서울시, 서울. */
const KOREAN_CITY = /^(\p{Script=Hangul}{2})(?:특별시|광역시|특별자치시|시)$/u;

/** `text`: NFKC and lower case. Words parted by a space; kinds of streets, directions, ordinals and flats in their shortest spelling. */
export function latinAddressKey(text: string): string {
  const known = streetWords();
  const bare = foldLatin(text)
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(POST_BOX, ' pobox ')
    .replace(UNIT, ' apt ')
    .replace(SPLIT_SUFFIX, '$1$2');
  const words: string[] = [];
  for (const [token] of bare.matchAll(/[\p{L}\p{N}]+(?:-(?=\p{N})[\p{L}\p{N}]+)*/gu)) {
    const compound = /^([a-z]{3,})(?:strasse|str)$/.exec(token)?.[1];
    const city = KOREAN_CITY.exec(token)?.[1];
    if (compound !== undefined) words.push(compound, 'st');
    else words.push(city ?? ORDINALS.get(token) ?? ALSO.get(token) ?? known.get(token) ?? token);
  }
  return words.join(' ').normalize('NFC');
}

let kinds: ReadonlySet<string> | undefined;

/** A kind of street or a direction as keys spell it: st, rd, av, nw. */
export function isStreetKind(word: string): boolean {
  kinds ??= new Set(streetWords().values());
  return kinds.has(word);
}

const STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|DC District of Columbia|DC Washington DC|PR Puerto Rico|AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon|NSW New South Wales|VIC Victoria|QLD Queensland|TAS Tasmania|ACT Australian Capital Territory';

let states: ReadonlyMap<string, string> | undefined;

/** The postal code of a state or province of the US, Canada or Australia written out, both lower case; undefined for others. */
export function stateCode(name: string): string | undefined {
  states ??= new Map(
    STATES.split('|').map((entry) => {
      const gap = entry.indexOf(' ');
      return [entry.slice(gap + 1).toLowerCase(), entry.slice(0, gap).toLowerCase()];
    }),
  );
  return states.get(name.toLowerCase().replace(/[.,]/g, '').trim());
}
