// Shops that are called by their brand and where they are: 肯德基|南京东路店, 海底捞火锅|浦东新区店. No list of brands is needed
// where a division, the name of a road or a shopping district shows the cut, or a word for the trade stands before it.
import { divisionNames } from '../place/division-names.ts';
import type { CompanyWords } from './company-words.ts';
import { regionAtStart } from './regions.ts';

const STORE =
  /(?:(?:授权|官方|品牌)?(?:专卖|旗舰|体验|直营|加盟|连锁|概念|形象|服务|社区|超级|标准)|分|门|总|专门)?店$/;
/** How the name of a place of shops ends. */
const PLACE_END =
  /(?:[路街道巷里弄区县市镇乡村城站寺庙塔门口桥园湾港湖山岛坊汇府苑庭东南西北中]|胡同|广场|商场|中心|大厦|大楼|百货|天地|机场|大学|学院|医院|小区|社区|商圈|总|首)$/;
const SHORTEST_BRAND = 2;
const LONGEST_PLACE = 14;

/** Where the place begins in the name of a shop; 0 when nothing shows it. `text`: simplified Han, no signs. */
export function placeOfStore(text: string, words: CompanyWords): number {
  const end = STORE.exec(text)?.index ?? 0;
  if (end < SHORTEST_BRAND + 2) return 0;
  const before = text.slice(0, end);
  for (let at = Math.max(SHORTEST_BRAND, end - LONGEST_PLACE); at <= end - 2; at++) {
    if (beginsAPlace(before.slice(at), words) && !isRegion(before.slice(0, at))) return at;
  }
  return behindTrade(before, words);
}

function beginsAPlace(text: string, { shopPlaces }: CompanyWords): boolean {
  for (let size = Math.min(text.length, LONGEST_NAME); size >= 2; size--)
    if (shopPlaces.has(text.slice(0, size)) && mayFollow(text.slice(size))) return true;
  const names = divisionNames();
  let node = 0;
  for (let i = 0; i < text.length; i++) {
    node = names.step(node, text.charCodeAt(i));
    if (node === 0) return false;
    if (i > 0 && names.namingsAt(node) !== undefined && mayFollow(text.slice(i + 1))) return true;
  }
  return false;
}

const LONGEST_NAME = 6;

function mayFollow(rest: string): boolean {
  return rest === '' || PLACE_END.test(rest);
}

/** 全家便利店|中山北路, 星巴克咖啡|漕溪北路: what follows the last word for a trade is a place if it ends like one. */
function behindTrade(before: string, { industries }: CompanyWords): number {
  for (let at = before.length - 2; at >= SHORTEST_BRAND + 2; at--) {
    const brand = before.slice(0, at);
    const place = before.slice(at);
    if (industries.coreLength(brand) < at && /..[路街道巷城站]$|广场$|大厦$/.test(place)) return at;
  }
  return 0;
}

/** 上海|南京东路店 is a shop without a brand. */
function isRegion(text: string): boolean {
  const region = regionAtStart(text);
  return region !== undefined && region.length === text.length;
}
