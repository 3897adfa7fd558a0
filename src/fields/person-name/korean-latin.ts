// Korean names in Latin letters: no spelling is binding, and families keep theirs. Lee, Yi and Rhee are one name, Jun and Joon
// one syllable.

/** Spellings of one surname each, the commonest first; from common knowledge. */
const SURNAMES = 'kim,gim lee,yi,rhee,ri,rhie park,pak,bak choi,choe,chwe jung,jeong,chung,cheong kang,gang cho,jo yoon,yun jang,chang lim,im,rim han oh,o seo,suh,so shin,sin kwon,gwon hwang,whang ahn,an song yoo,yu,you,ryu hong jeon,jun,chun,cheon ko,go,koh moon,mun son,sohn yang bae,pae baek,paik,paek,back heo,hur,huh nam shim,sim noh,roh,no ha kwak,gwak sung,seong cha joo,ju,chu woo,wu koo,gu,ku min na,nah,ra jin,chin ji,chi um,eom won,weon byun,byeon'; // prettier-ignore

/** By spelling, the first one; a spelling of two surnames is the commoner one's. */
const FAMILY: ReadonlyMap<string, string> = new Map(
  SURNAMES.split(' ')
    .reverse()
    .flatMap((spellings) => {
      // prettier-ignore
      const all = spellings.split(',');
      return all.map((spelling) => [spelling, all[0]!] as const);
    }),
);

/** Two syllables as folded by {@link fold}. */
const TWO_SYLLABLES = /^(?:[kntlmpsjhw]?h?w?[aeiouyUOEYQ](?:ng|[nmkpl])?){2}$/;
const LONGEST = 14;

/**
 * What is the same for the spellings of one Korean name: surname and two syllables, in either order, hyphens and blanks
 * anywhere. '' for what is no such name. `words` in lower case.
 */
export function koreanSound(words: readonly string[]): string {
  const parts = words.flatMap((word) => word.split('-'));
  if (parts.length < 2 || parts.length > 3) return '';
  const [first, last] = [parts[0]!, parts.at(-1)!];
  return soundOf(FAMILY.get(first), parts.slice(1)) || soundOf(FAMILY.get(last), parts.slice(0, -1));
}

function soundOf(family: string | undefined, given: readonly string[]): string {
  const joined = given.join('');
  if (family === undefined || joined.length > LONGEST) return '';
  const sound = given.length === 2 ? given.map(fold).join('') : fold(joined);
  return TWO_SYLLABLES.test(sound) ? `${family} ${sound}` : '';
}

/** hee and hui; gyu and kyu. Capitals are vowels that are clear: O is eo, U oo, E eu, Y yeo, Q yoo; u and y may be either. */
function fold(text: string): string {
  return text
    .replace(/eui|ui|ee|ie/g, 'i')
    .replace(/yeo|you/g, 'Y')
    .replace(/yoo/g, 'Q')
    .replace(/yu/g, 'y')
    .replace(/eo|uh(?![aeiou])/g, 'O')
    .replace(/oo|ou/g, 'U')
    .replace(/eu/g, 'E')
    .replace(/ae|ai/g, 'e')
    .replace(/ng/g, 'N')
    .replace(/ch/g, 'j')
    .replace(/sh/g, 's')
    .replace(/ck|kk|g/g, 'k')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/r/g, 'l')
    .replace(/w(?=[uU])/g, '')
    .replace(/N/g, 'ng');
}

/** May two of {@link koreanSound} be one name? jun is joon and jeon; joon is not jeon. */
export function isOneSound(left: string, right: string): boolean {
  if (left === right) return left !== '';
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++)
    if (left[at] !== right[at] && !mayBe(left[at]!, right[at]!) && !mayBe(right[at]!, left[at]!)) return false; // prettier-ignore
  return true;
}

function mayBe(open: string, vowel: string): boolean {
  return open === 'u' ? 'UOE'.includes(vowel) : open === 'y' && 'YQ'.includes(vowel);
}
