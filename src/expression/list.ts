/** Width and case do not tell two texts apart. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

const SEPARATORS = new Set([',', '，', '、', ';', '；', '|', '｜', '/', '#', '\n', '\r', '\t']);
const WRAPPING = new Set([' ', '\u3000', '"', "'", '[', ']']);

/**
 * Does a cell such as `VIP;黄金会员`, `#VIP #黄金会员` or `["VIP","黄金会员"]` list this item? Looked for by its
 * surroundings rather than by splitting, because an item may contain a separator itself: `A/B测试`.
 */
export function listsItem(list: string, item: string): boolean {
  if (item === '' || list === '') return false;
  for (let at = list.indexOf(item); at >= 0; at = list.indexOf(item, at + 1)) {
    if (endsHere(list, at - 1, -1) && endsHere(list, at + item.length, 1)) return true;
  }
  return false;
}

function endsHere(list: string, from: number, step: 1 | -1): boolean {
  let at = from;
  while (at >= 0 && at < list.length && WRAPPING.has(list.charAt(at))) at += step;
  return at < 0 || at >= list.length || SEPARATORS.has(list.charAt(at));
}
