// How the languages of small alphabets use their letters, the commonest first: what tells windows-1251 from KOI8-R
// and windows-1252 from windows-1250. Orders are rough and hand-made; only letters outside ASCII count.
import type { Encoding } from './encoding-names.ts';

/** How letters join: `latin` mixes with ASCII letters, `cased` and `caseless` scripts do not. */
export type Script = 'latin-west' | 'latin-east' | 'cased' | 'caseless';

export interface Alphabet {
  readonly script: Script;
  readonly letters: string;
}

const WEST: readonly Alphabet[] = [
  { script: 'latin-west', letters: 'éáíóüöäñèçãàåøæôêúâòõîëïûùßìœýðÿþ' },
  { script: 'latin-west', letters: 'éèàêçôîûâùïœë' },
  { script: 'latin-west', letters: 'üäöß' },
  { script: 'latin-west', letters: 'óíáéñúü' },
  { script: 'latin-west', letters: 'ãçáéóíêõâúôà' },
  { script: 'latin-west', letters: 'àèìòùé' },
  { script: 'latin-west', letters: 'äöåøæé' },
  { script: 'latin-west', letters: 'íáðóéþæöúý' },
];

const EAST: readonly Alphabet[] = [
  { script: 'latin-east', letters: 'íáéěřýčžšůúóňťď' },
  { script: 'latin-east', letters: 'áíýéžčšúôľťňäóĺŕď' },
  { script: 'latin-east', letters: 'łóężąśćńź' },
  { script: 'latin-east', letters: 'áéöóőüíúű' },
  { script: 'latin-east', letters: 'čšžćđ' },
  { script: 'latin-east', letters: 'ăîâşţșț' },
  { script: 'latin-west', letters: 'üäöß' },
];

const TURKISH: readonly Alphabet[] = [{ script: 'latin-west', letters: 'ışüğçöİâîû' }];
const BALTIC: readonly Alphabet[] = [
  { script: 'latin-east', letters: 'äõüöšž' },
  { script: 'latin-east', letters: 'āīēšūžņļčģķŗō' },
  { script: 'latin-east', letters: 'ėšžųįčūąę' },
];
const CYRILLIC: readonly Alphabet[] = [
  { script: 'cased', letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё' },
  { script: 'cased', letters: 'аоиентрсвлкдпмзугбчъщйцжшфхяюь' },
  { script: 'cased', letters: 'оаниівертслкдупмязьгбчйхцжєїшюфщґ' },
];
const GREEK: readonly Alphabet[] = [{ script: 'cased', letters: 'αοιετνσρκπμηλυςάόίγδέωήθφχύβώξζψ' }];
const HEBREW: readonly Alphabet[] = [{ script: 'caseless', letters: 'יוהלאתרבמשנםעדחקפכטגזסצןץךף' }];
const ARABIC: readonly Alphabet[] = [{ script: 'caseless', letters: 'اليمونرتبةعدسفهكأقحجشصىخطذزضغءئثظإؤآ' }];
const THAI: readonly Alphabet[] = [
  { script: 'caseless', letters: 'านรกเงอมลวตทยสะปไดีัค่้ิหพชบ็ุูใขำจ์แถึศณธโผซภฟืษญฐฉฮฆๆฎฏฬฝฒฌ' },
];

/** The encodings of small alphabets, and the alphabets written in each. */
export const ALPHABETS: readonly (readonly [Encoding, readonly Alphabet[]])[] = [
  ['windows-1252', WEST],
  ['iso-8859-15', WEST],
  ['macintosh', WEST],
  ['windows-1250', EAST],
  ['iso-8859-2', EAST],
  ['windows-1254', TURKISH],
  ['iso-8859-3', TURKISH],
  ['windows-1257', BALTIC],
  ['iso-8859-13', BALTIC],
  ['windows-1251', CYRILLIC],
  ['koi8-r', CYRILLIC],
  ['koi8-u', CYRILLIC],
  ['ibm866', CYRILLIC],
  ['iso-8859-5', CYRILLIC],
  ['x-mac-cyrillic', CYRILLIC],
  ['windows-1253', GREEK],
  ['iso-8859-7', GREEK],
  ['windows-1255', HEBREW],
  ['iso-8859-8', HEBREW],
  ['windows-1256', ARABIC],
  ['iso-8859-6', ARABIC],
  ['windows-874', THAI],
];
