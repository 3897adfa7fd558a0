// Currencies as they stand beside amounts, and which one goes without saying.

/** Sign or word → ISO 4217. `$` and `¥` mean another currency in another country. */
const CODES: Readonly<Record<string, string>> = {
  人民币: 'CNY', RMB: 'CNY', CNY: 'CNY', 'CN¥': 'CNY', 元: 'CNY', 元人民币: 'CNY', 人民币元: 'CNY', 元整: 'CNY', 元正: 'CNY', 圆整: 'CNY',
  块: 'CNY', 块钱: 'CNY', 圆: 'CNY', 'US$': 'USD', USD: 'USD', 美元: 'USD', 美金: 'USD', 'HK$': 'HKD', HKD: 'HKD', 港币: 'HKD', 港元: 'HKD',
  'NT$': 'TWD', TWD: 'TWD', 台币: 'TWD', 新台币: 'TWD', 'A$': 'AUD', AUD: 'AUD', 澳元: 'AUD', 'C$': 'CAD', CAD: 'CAD', 加元: 'CAD',
  'S$': 'SGD', SGD: 'SGD', '€': 'EUR', EUR: 'EUR', 欧元: 'EUR', '£': 'GBP', GBP: 'GBP', 英镑: 'GBP', JPY: 'JPY', 円: 'JPY', 日元: 'JPY',
  日圆: 'JPY', KRW: 'KRW', '₩': 'KRW', 원: 'KRW', 韩元: 'KRW', INR: 'INR', '₹': 'INR', CHF: 'CHF', 瑞郎: 'CHF', 卢布: 'RUB', '₽': 'RUB', RUB: 'RUB',
  MOP: 'MOP', 'MOP$': 'MOP', 澳门元: 'MOP', '฿': 'THB', THB: 'THB', 泰铢: 'THB',
}; // prettier-ignore

const HOME: Readonly<Record<string, string>> = {
  CN: 'CNY', US: 'USD', GB: 'GBP', JP: 'JPY', HK: 'HKD', MO: 'MOP', TW: 'TWD', KR: 'KRW', SG: 'SGD', AU: 'AUD', CA: 'CAD', IN: 'INR',
  CH: 'CHF', RU: 'RUB', TH: 'THB', AT: 'EUR', BE: 'EUR', DE: 'EUR', ES: 'EUR', FI: 'EUR', FR: 'EUR', GR: 'EUR', IE: 'EUR', IT: 'EUR',
  NL: 'EUR', PT: 'EUR',
}; // prettier-ignore
const DOLLARS: ReadonlySet<string> = new Set(['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD']);

/** The currency that amounts of a country are in when they do not say; the yuan where no country is known. */
export function homeCurrency(country: string): string {
  return HOME[country] ?? 'CNY';
}

/** ISO code of what stood beside an amount; the sign itself where it may be several. */
export function currencyOf(sign: string, country: string): string {
  const home = homeCurrency(country);
  if (sign === '$') return DOLLARS.has(home) ? home : '$';
  if (sign === '¥' || sign === '￥') return home === 'JPY' ? 'JPY' : 'CNY';
  // Written behind an amount, 元 is the local dollar, too.
  if (/^[元块圆]/.test(sign) && (home === 'HKD' || home === 'TWD' || home === 'MOP')) return home;
  return CODES[sign.toUpperCase()] ?? CODES[sign] ?? sign;
}

const words = Object.keys(CODES).sort((left, right) => right.length - left.length || (left < right ? -1 : 1));
const escaped = (word: string): string => word.replace(/\$/g, '\\$');
const FIGURE = '[-+(.\\d零一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾]';

export const CURRENCY_BEFORE = new RegExp(
  `^(${words.filter((word) => !/^[元块圆円원]/.test(word)).map(escaped).join('|')}|[¥￥$]) ?(?=${FIGURE})`,
  'i',
); // prettier-ignore
export const CURRENCY_AFTER = new RegExp(` ?(${words.map(escaped).join('|')}|[¥￥$])$`, 'i');
