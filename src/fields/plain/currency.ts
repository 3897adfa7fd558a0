// Currencies as they stand beside amounts, and which one goes without saying.

/** Sign or word → ISO 4217. `$` and `¥` mean another currency in another country. */
const CODES: Readonly<Record<string, string>> = {
  人民币: 'CNY', RMB: 'CNY', CNY: 'CNY', 'CN¥': 'CNY', 元: 'CNY', 元人民币: 'CNY', 人民币元: 'CNY', 元整: 'CNY', 元正: 'CNY', 圆整: 'CNY',
  块: 'CNY', 块钱: 'CNY', 圆: 'CNY', 'US$': 'USD', USD: 'USD', 美元: 'USD', 美金: 'USD', 'HK$': 'HKD', HKD: 'HKD', 港币: 'HKD', 港元: 'HKD',
  'NT$': 'TWD', TWD: 'TWD', 台币: 'TWD', 新台币: 'TWD', 'A$': 'AUD', AUD: 'AUD', 澳元: 'AUD', 'C$': 'CAD', CAD: 'CAD', 加元: 'CAD',
  'S$': 'SGD', SGD: 'SGD', '€': 'EUR', EUR: 'EUR', 欧元: 'EUR', '£': 'GBP', GBP: 'GBP', 英镑: 'GBP', JPY: 'JPY', 円: 'JPY', 日元: 'JPY',
  日圆: 'JPY', KRW: 'KRW', '₩': 'KRW', 원: 'KRW', 韩元: 'KRW', INR: 'INR', '₹': 'INR', CHF: 'CHF', 瑞郎: 'CHF', 卢布: 'RUB', '₽': 'RUB', RUB: 'RUB',
  MOP: 'MOP', 'MOP$': 'MOP', 澳门元: 'MOP', '฿': 'THB', THB: 'THB', 泰铢: 'THB', 'AU$': 'AUD', 'CA$': 'CAD', 'NZ$': 'NZD', 'R$': 'BRL',
  'MX$': 'MXN', 'USD$': 'USD', 'U$': 'USD', '₫': 'VND', đ: 'VND', 越南盾: 'VND', '₱': 'PHP', '₺': 'TRY', '₪': 'ILS', '₴': 'UAH', '₦': 'NGN', zł: 'PLN',
  Kč: 'CZK', 林吉特: 'MYR', 卢比: 'INR', 新币: 'SGD', 新加坡元: 'SGD', 澳币: 'AUD', 纽币: 'NZD', 円整: 'JPY', euro: 'EUR', euros: 'EUR',
  dollars: '$', yuan: 'CNY', yen: 'JPY', Rp: 'IDR', RM: 'MYR',
  ...Object.fromEntries(
    'AED ARS BDT BGN BHD BRL CLP CNH COP CZK DKK EGP HUF IDR ILS ISK KES KWD KZT LKR MAD MMK MXN MYR NGN NOK NPR NZD OMR PHP PKR PLN QAR RON RSD SAR SEK TRY UAH UYU UZS VND ZAR'
      .split(' ')
      .map((code): [string, string] => [code, code]),
  ),
}; // prettier-ignore

/** Signs that several countries write: the home currency's where it is one of them, else the sign stays. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  Rs: ['INR', 'PKR', 'LKR', 'NPR'],
};
/** In front of an amount only: 12 rm are rooms. */
const ONLY_BEFORE: ReadonlySet<string> = new Set(['RM', 'Rp']);

const byFolded = new Map(Object.entries(CODES).map(([word, code]) => [word.toLowerCase(), code]));
const sharedByFolded = new Map(Object.keys(SHARED).map((sign) => [sign.toLowerCase(), sign]));

const HOME: Readonly<Record<string, string>> = {
  CN: 'CNY', US: 'USD', GB: 'GBP', JP: 'JPY', HK: 'HKD', MO: 'MOP', TW: 'TWD', KR: 'KRW', SG: 'SGD', AU: 'AUD', CA: 'CAD', IN: 'INR',
  CH: 'CHF', RU: 'RUB', TH: 'THB', AT: 'EUR', BE: 'EUR', DE: 'EUR', ES: 'EUR', FI: 'EUR', FR: 'EUR', GR: 'EUR', IE: 'EUR', IT: 'EUR',
  NL: 'EUR', PT: 'EUR', SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK', PL: 'PLN', CZ: 'CZK', HU: 'HUF', RO: 'RON', BG: 'BGN', TR: 'TRY', IL: 'ILS', UA: 'UAH',
  BR: 'BRL', MX: 'MXN', NZ: 'NZD', ZA: 'ZAR', MY: 'MYR', ID: 'IDR', PH: 'PHP', VN: 'VND', AE: 'AED', SA: 'SAR', PK: 'PKR', LK: 'LKR', SK: 'EUR', SI: 'EUR',
  EE: 'EUR', LV: 'EUR', LT: 'EUR', LU: 'EUR', MT: 'EUR', CY: 'EUR', HR: 'EUR',
}; // prettier-ignore
const DOLLARS: ReadonlySet<string> = new Set(['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD', 'MXN']);

/** The currency that amounts of a country are in when they do not say; the yuan where no country is known. */
export function homeCurrency(country: string): string {
  return HOME[country] ?? 'CNY';
}

/** ISO code of what stood beside an amount; the sign itself where it may be several. */
export function currencyOf(sign: string, country: string): string {
  const home = homeCurrency(country);
  if (sign === '$') return DOLLARS.has(home) ? home : '$';
  if (sign === '¥' || sign === '￥') return home === 'JPY' ? 'JPY' : 'CNY';
  const shared = sharedByFolded.get(sign.toLowerCase().replace(/\.$/, ''));
  if (shared !== undefined) return SHARED[shared]!.includes(home) ? home : shared;
  // Written behind an amount, 元 is the local dollar, too.
  if (/^[元块圆]/.test(sign) && (home === 'HKD' || home === 'TWD' || home === 'MOP')) return home;
  return byFolded.get(sign.toLowerCase()) ?? sign;
}

const signs = [...Object.keys(CODES), ...Object.keys(SHARED)];
const oneOf = (words: readonly string[]): string =>
  [...words.map((word) => word.replace(/\$/g, '\\$')), ...Object.keys(SHARED).map((sign) => `${sign}\\.`), '[¥￥$]']
    .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
    .join('|'); // prettier-ignore
const FIGURE = '[-+(.\\d零一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾]';

export const CURRENCY_BEFORE = new RegExp(
  `^(${oneOf(signs.filter((word) => !/^[元块圆円원]/.test(word)))}) ?(?=${FIGURE})`,
  'i',
);
export const CURRENCY_AFTER = new RegExp(
  ` ?(${oneOf(signs.filter((word) => !ONLY_BEFORE.has(word)))})$`,
  'i',
);
