// Which word lists a configuration may change, and what an added word of each looks like. The others are registers (divisions,
// area codes, countries) or tables a word alone says nothing in; their files say so in the header line `# changes:`.
import { FORM_KINDS, LEGAL_FORM_PLACES } from '../fields/company/company-words.ts';

interface Shape {
  /** What `KIND=WORD` may say; a bare word is the first. */
  readonly kinds?: readonly string[];
  /** A line of several names, not a word: `阿里巴巴=阿里`, `robert rob`. */
  readonly several?: true;
}

export const CHANGEABLE_LEXICONS: Readonly<Record<string, Shape>> = {
  'company-aliases': { several: true },
  'disposable-domains': {},
  'free-mail-domains': {},
  headers: {},
  honorifics: {},
  industries: {},
  'legal-forms': { kinds: LEGAL_FORM_PLACES },
  nicknames: { several: true },
  'organisation-forms': { kinds: FORM_KINDS },
  placeholders: {},
  'role-mailboxes': {},
  'shop-places': {},
  surnames: {},
  'top-level-domains': {},
  'trial-words': {},
};
