// Capitals of Western names. Mixed case is someone's decision and stays; only names typed entirely in one case are
// re-cased, because `JOHN SMITH` and `john smith` are how systems and keyboards write, not how people do.

const PARTICLES: ReadonlySet<string> = new Set(
  'de del della di da do dos das du des la le van von der den ten ter te zu zum zur bin binti ibn al el y e af av vom am'.split(' '),
); // prettier-ignore

/** Mac before a capital is a matter of each family (Macey, Mack, Machado are not): only these. */
const MAC_NAMES =
  /^mac(?:donald|arthur|kenzie|intyre|leod|gregor|millan|pherson|lean|kay|farlane|dougall|allister|beth|donnell|innes|nab|neil|namara|aulay|callum|alpine|duff|quarrie|rae|taggart|tavish)$/;

/** Alphabets with capitals: one of them throughout. */
const CASED_NAME =
  /^(?:\p{Script=Latin}[\p{Script=Latin}\p{M} .,'’-]*|\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M} .,'’-]*|\p{Script=Greek}[\p{Script=Greek}\p{M} .,'’-]*)$/u;
const LETTERS = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+/gu;
/** NGUYEN VAN AN: behind a Vietnamese surname Van is a middle name. */
const VIETNAMESE =
  /^(?:nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|trinh|truong|luong|cao|mai|lam|ta|ha|dao|doan|nghiem) van \p{L}+(?: \p{L}+)?$/iu;
const SUFFIXES: ReadonlyMap<string, string> = new Map(
  ['Jr', 'Sr', 'II', 'III', 'IV', 'PhD', 'MD', 'Esq', 'MBA', 'CPA'].map((suffix) => [
    suffix.toLowerCase(),
    suffix,
  ]),
);
/** Two capitals that are a whole name and not initials: Ng is a surname, Bo, Al, Ed, Jo, Li, Xu have a vowel. */
const VOWEL_OR_NG = /[AEIOUY]|[^A-Z]|^NG$|^LV$/;

/** de, van, bin …: written small inside a name, and part of the surname behind it. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase());
}

/** Title case for a name typed all in capitals or all in small letters; any other text comes back as it is. */
export function titleCase(name: string): string {
  if (!CASED_NAME.test(name)) return name;
  const upper = name === name.toUpperCase();
  if (!upper && name !== name.toLowerCase()) return name;
  const words = name.match(LETTERS) ?? [];
  // JJ, TJ, ABC: initials somebody goes by, or an abbreviation. Nothing says otherwise.
  const isShort = words.length === 1 && words.join('').length <= 3;
  if (upper && (isShort || (words.length > 1 && words.every(isInitials)))) return name;
  const isVietnamese = VIETNAMESE.test(name);
  let first = true;
  return name.replace(LETTERS, (word, at: number) => {
    const atStart = first;
    first = false;
    if (upper && isInitials(word) && !SUFFIXES.has(word.toLowerCase())) return word;
    if (isVietnamese && /^van$/i.test(word)) return 'Van';
    const cased = caseWord(lowerCase(word), atStart, name.charAt(at - 1), name.charAt(at + word.length));
    return word.startsWith('İ') && cased.startsWith('I') ? `İ${cased.slice(1)}` : cased;
  });
}

/** The small letter of the Turkish İ is i with a dot too many. */
function lowerCase(word: string): string {
  return word.toLowerCase().replaceAll('i\u0307', 'i');
}

function isInitials(word: string): boolean {
  return word.length === 1 || (word.length === 2 && !VOWEL_OR_NG.test(word));
}

function caseWord(word: string, first: boolean, before: string, after: string): string {
  const suffix = first || before !== ' ' ? undefined : SUFFIXES.get(word);
  if (suffix !== undefined) return suffix;
  if (!first && after === ' ' && PARTICLES.has(word)) return word;
  // d'Artagnan and l'Hôpital keep a small letter inside a name; 's is a possessive that strayed in.
  if ((after === "'" || after === '’') && !first && (word === 'd' || word === 'l')) return word;
  if ((before === "'" || before === '’') && word === 's') return word;
  if (/^mc.{2}/.test(word)) return `Mc${capitalise(word.slice(2))}`;
  if (MAC_NAMES.test(word)) return `Mac${capitalise(word.slice(3))}`;
  return capitalise(word);
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
