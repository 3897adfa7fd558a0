// The only way text enters a page. Everything put into an `html` template is escaped unless it came out of one, so
// forgetting to escape is not possible.

/** Markup made by {@link html}. A class, because no cell of a customer's file can be an instance of it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type Part = Html | string | number | undefined | readonly Part[];

export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = literals[0] ?? '';
  parts.forEach((part, index) => {
    markup += markupOf(part) + (literals[index + 1] ?? '');
  });
  return new Html(markup);
}

function markupOf(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (part === undefined) return '';
  if (part instanceof Html) return part.toString();
  return part.map(markupOf).join('');
}

// NUL cannot stand in HTML at all, and a bare CR would be read back as LF.
const SPECIAL = /[&<>"'\r\0]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  '\0': '\u2400',
};

/** Text for element content and for quoted attributes alike. */
function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[&<>"'\r\0]/g, (character) => ESCAPES[character] ?? character);
}

const LONGEST = 120;

/** Text as a cell of the page: set apart from the direction of its surroundings, cut when long, whole in the hint. */
export function cellText(text: string): Html {
  if (text === '') return html`<i class="blank"></i>`;
  const short = shorten(text, LONGEST);
  return short === text ? html`<bdi>${text}</bdi>` : html`<bdi title="${text}">${short}</bdi>`;
}

/** Cut between characters, never inside one. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`;
}
