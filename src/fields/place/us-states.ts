// The states of the US, as a sign of the country where no cell names it.
import { stateCode } from './western.ts';

const CODES: ReadonlySet<string> = new Set(
  'al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa pr ri sc sd tn tx ut vt va wa wv wi wy'.split(
    ' ',
  ),
);

/** A two-letter code or the name of a state: CA, N.Y., Texas. */
export function isUsState(text: string): boolean {
  const name = text.trim().toLowerCase();
  const bare = name.replaceAll('.', '');
  return CODES.has(bare) || CODES.has(stateCode(name) ?? '');
}

/** Letters that GB/T 2260 gives to provinces of China: Hainan, Macao, Inner Mongolia, Sichuan, Shandong. */
const ALSO_CHINESE: ReadonlySet<string> = new Set(['hi', 'mo', 'nm', 'sc', 'sd']);

/** A state of the US that cannot be taken for anything else: CA, Texas, but not SD. */
export function isSurelyUsState(text: string): boolean {
  return isUsState(text) && !ALSO_CHINESE.has(text.trim().toLowerCase().replaceAll('.', ''));
}

const ZIP = /^\d{5}(?:-\d{4})?$/;

export function isUsZip(text: string): boolean {
  return ZIP.test(text.trim());
}

const ADDRESS_END =
  /[ ,]([A-Z]{2})\.?,? +\d{5}(?:-\d{4})?(?:,? *(?:USA?|U\.S\.A?\.|United States(?: of America)?))?$/;

/** 12 Main St, Springfield, IL 62704 */
export function endsLikeUsAddress(text: string): boolean {
  const state = ADDRESS_END.exec(text.trim())?.[1];
  return state !== undefined && CODES.has(state.toLowerCase());
}
