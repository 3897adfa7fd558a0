// Reads a page as a browser's tokenizer would, as far as our pages go: enough to count what would run or load.

export interface PageParts {
  readonly elements: readonly { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[];
  /** Everything a reader sees, in order, without the styles. */
  readonly text: string;
}

const RAW_TEXT = new Set(['style', 'script']);

export function readHtml(page: string): PageParts {
  const elements: { name: string; attributes: Map<string, string> }[] = [];
  let text = '';
  let at = 0;
  while (at < page.length) {
    const open = page.indexOf('<', at);
    if (open < 0) break;
    text += decode(page.slice(at, open));
    if (!/[a-z!/]/i.test(page[open + 1] ?? '')) {
      text += '<';
      at = open + 1;
      continue;
    }
    const tag = readTag(page, open);
    at = tag.end;
    if (tag.name === '' || tag.name.startsWith('/')) continue;
    elements.push({ name: tag.name, attributes: tag.attributes });
    if (RAW_TEXT.has(tag.name)) at = page.indexOf(`</${tag.name}`, at);
  }
  return { elements, text: text + decode(page.slice(at)) };
}

function readTag(page: string, open: number): { name: string; attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  const start = /^<(!|\/?[a-z][^\s/>]*)/i.exec(page.slice(open, open + 80));
  if (!start) throw new Error(`no tag at ${open}`);
  let at = open + start[0].length;
  const attribute = /\s*\/?(?:([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?)?\s*/y;
  while (page[at] !== '>') {
    attribute.lastIndex = at;
    const found = attribute.exec(page);
    if (!found || found[0] === '') throw new Error(`bad tag: ${page.slice(open, open + 200)}`);
    at = attribute.lastIndex;
    if (found[1] !== undefined)
      attributes.set(found[1].toLowerCase(), decode(found[2] ?? found[3] ?? found[4] ?? ''));
  }
  return { name: start[1] === '!' ? '' : start[1]!.toLowerCase(), attributes, end: at + 1 };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#13;': '\r',
};

function decode(markup: string): string {
  return markup
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:amp|lt|gt|quot|#39|#13);/g, (entity) => ENTITIES[entity] ?? entity);
}
