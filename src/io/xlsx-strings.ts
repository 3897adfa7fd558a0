// The shared strings of a workbook: every distinct text once, cells refer to it by number. Strings are joined into
// pages, since a million JavaScript strings cost more in headers than in characters; a cell is a cut from its page.
import { decodeXml } from './xml-encoding.ts';
import { scanXml, TOKEN, type XmlScanner } from './xml.ts';
import { decodeEscapes } from './xml-text.ts';
import { bomb, damaged, type Part } from './xlsx-faults.ts';

const PAGE_SHIFT = 10;
const PAGE_STRINGS = 1 << PAGE_SHIFT;
/** Excel's own limit for a cell is 32,767; some exporters ignore it. */
export const MAX_CELL_TEXT = 1 << 20;
/** All texts together: 0.8 GB of memory when they are Chinese. */
const MAX_TABLE_TEXT = 400_000_000;
const MAX_STRINGS = 50_000_000;

export class SharedStrings {
  readonly #pages: string[] = [];
  readonly #starts: Uint32Array[] = [];
  #pending: string[] = [];
  #pendingStarts = new Uint32Array(PAGE_STRINGS + 1);
  #pendingLength = 0;
  count = 0;
  length = 0;

  add(text: string): void {
    this.#pending.push(text);
    this.#pendingLength += text.length;
    this.#pendingStarts[this.#pending.length] = this.#pendingLength;
    this.count++;
    this.length += text.length;
    if (this.#pending.length === PAGE_STRINGS) this.seal();
  }

  /** Closes the page being filled: only sealed strings can be read. */
  seal(): void {
    this.#pages.push(this.#pending.join(''));
    this.#starts.push(this.#pendingStarts);
    this.#pending = [];
    this.#pendingStarts = new Uint32Array(PAGE_STRINGS + 1);
    this.#pendingLength = 0;
  }

  /** The string of this number; undefined when there is none. */
  get(index: number): string | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const page = index >> PAGE_SHIFT;
    const starts = this.#starts[page]!;
    const at = index & (PAGE_STRINGS - 1);
    return this.#pages[page]!.slice(starts[at], starts[at + 1]);
  }
}

/**
 * Gathers the text of a string item or an inline string: its `t` elements, of all formatted runs, without the
 * phonetic guide (`rPh`) that Japanese Excel stores beside them.
 */
export class RichText {
  text = '';
  #isInText = false;

  start(): void {
    this.text = '';
    this.#isInText = false;
  }

  /** Takes any token inside the item. */
  take(xml: XmlScanner): void {
    if (xml.kind === TOKEN.open) {
      if (xml.isNamed('t')) this.#isInText = true;
      else if (!xml.isNamed('r')) xml.skip();
    } else if (xml.kind === TOKEN.close) {
      this.#isInText = false;
    } else if (this.#isInText) {
      const piece = xml.value();
      this.text = this.text === '' ? piece : this.text + piece;
      if (this.text.length > MAX_CELL_TEXT) throw bomb(xml.part);
    }
  }
}

/** Reads the shared strings part; without one the table is empty. */
export async function readSharedStrings(
  chunks: AsyncIterable<Buffer> | undefined,
  part: Part,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (chunks === undefined) return strings;
  const rich = new RichText();
  let isInItem = false;
  let hasTable = false as boolean;
  await scanXml(decodeXml(chunks, part), part, (xml) => {
    if (isInItem && !(xml.kind === TOKEN.close && xml.isNamed('si'))) {
      rich.take(xml);
    } else if (xml.kind === TOKEN.open) {
      if (xml.isNamed('si')) {
        isInItem = true;
        rich.start();
      } else if (xml.isNamed('sst')) hasTable = true;
      else xml.skip();
    } else if (isInItem) {
      isInItem = false;
      strings.add(decodeEscapes(rich.text));
      if (strings.length > MAX_TABLE_TEXT || strings.count > MAX_STRINGS) throw bomb(part);
    }
  });
  if (!hasTable) throw damaged(part);
  strings.seal();
  return strings;
}
