/**
 * A coarse key of how a Western word sounds, at most five letters: `philips`, `fillips` → `flps`. For bringing
 * candidates together, never for judging them. Vowels but the first letter go, letters of one sound become one.
 */
export function soundOf(word: string): string {
  let key = '';
  let last = '';
  const text = word
    .replace(/^(?:kn|gn|pn)/, 'n')
    .replace(/^wr/, 'r')
    .replaceAll('ph', 'f');
  for (let at = 0; at < text.length && key.length < 5; at++) {
    const letter = SOUNDS[text[at]!] ?? text[at]!;
    if (letter === '' && at > 0) continue;
    const sound = letter === '' ? 'a' : letter;
    if (sound !== last) key += sound;
    last = sound;
  }
  return key;
}

const SOUNDS: Readonly<Record<string, string>> = {
  a: '', e: '', i: '', o: '', u: '', y: '', h: '', w: '',
  c: 'k', q: 'k', s: 's', z: 's', d: 't', t: 't', b: 'p', p: 'p', v: 'f', f: 'f',
}; // prettier-ignore
