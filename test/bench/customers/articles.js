// Articles of a parts dealer: no column is of a kind customers have (codes, free text, sizes); truth known. What there is
// to match by must be found in the columns themselves. Invented makers. Same size and seed, same bytes.
import { openRandom } from '../chinese/random.js';
import { asSet, recallCeiling, sampler, twinPairs, zipf } from './sets.js';
import { letterSlip } from './slips.js';

/** Shares of cells, articles or records. */
export const RATES = {
  records: [[1, 60], [2, 26], [3, 10], [4, 4]], // prettier-ignore
  /** Articles with variants: the same maker and wording, another size, colour or model number. Hard: not the same article. */
  variants: 0.35,
  noCode: 0.25,
  noBarcode: 0.55,
  noMaker: 0.08,
  /** Codes without hyphens, with blanks, in small letters: easy. One character wrong: middling. */
  codeSpelled: 0.4,
  codeWrong: 0.015,
  barcodeWrong: 0.01,
  /** Wording: words in another order, short forms, a word left out or added, a typo. */
  reordered: 0.25,
  shortForms: 0.3,
  wordLess: 0.12,
  wordMore: 0.15,
  typo: 0.06,
  makerShort: 0.4,
};

export const COLUMNS = 'origin item maker ref gtin_13 pack finish stock_class'.split(' ');
const SURE = ['code', 'barcode'];

const MAKERS = 'Alvex Brontek Cardomat Delwin Eberlo Fastrom Gralux Hydrano Ixtal Jorvik Kestro Lumerix Mavotec Norquip Orbitan Perrolux Quandar Rothek Silvatec Tornado Ultrix Varnell Wexford Xandor Yarrow Zentrix'.split(' '); // prettier-ignore
const ENDS = ['GmbH', 'Ltd', 'Inc.', 'Tools', 'Industries', 'S.p.A.'];
const THINGS = 'drill/drl saw hammer screwdriver/screwdr wrench pump valve hose clamp bearing bracket hinge lock handle lamp switch socket cable fuse relay sensor/sens filter gasket nozzle ladder trolley vise grinder/grnd sander mixer heater fan compressor/compr generator/gen welder/wldr'.split(' '); // prettier-ignore
const KINDS = 'cordless heavy-duty stainless/ss galvanised/galv adjustable/adj compact industrial/ind portable magnetic/mag flexible/flex double-sided waterproof/wp rotary pneumatic/pneu hydraulic/hyd electric/el digital/dig angled straight universal/univ'.split(' '); // prettier-ignore
const EXTRAS = ['new', 'promo', 'original', 'with case', 'bulk', 'EU version', '2 yrs warranty'];
const FINISHES = ['black', 'white', 'silver', 'red', 'blue', 'raw', 'chrome', 'yellow'];
const PACKS = ['1', '2', '5', '10', '20', '50', '100'];

const word = (entry) => entry.split('/')[0];

export function articles({ records = 3000, seed = 20260804 } = {}) {
  const random = openRandom(seed);
  const { chance, pick, between, digits, weighted, letters } = random;
  const maker = sampler(random, zipf(MAKERS.map((name, at) => ({ name, full: `${name} ${ENDS[at % ENDS.length]}` })), 0.6)); // prettier-ignore
  const seen = new Set();
  const fresh = (make) => {
    for (;;) {
      const made = make();
      if (seen.has(made)) continue;
      seen.add(made);
      return made;
    }
  };
  function barcode() {
    const twelve = `${pick(['400', '401', '500', '690', '761'])}${digits(9)}`;
    const sum = [...twelve].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
    return twelve + ((10 - (sum % 10)) % 10);
  }
  const code = () => fresh(() => `${letters(between(1, 3)).toUpperCase()}${pick(['', '-'])}${digits(between(3, 5))}${chance(0.5) ? letters(1).toUpperCase() : ''}`); // prettier-ignore
  const size = () => pick([`${between(2, 60)}mm`, `${between(2, 36)}V`, `${between(5, 95) * 10}W`, `${between(1, 30) * 5}cm`, `${between(1, 40) / 2} l`]); // prettier-ignore

  function article() {
    return { maker: maker(), code: code(), barcode: fresh(barcode), kinds: [...new Set([pick(KINDS), pick(KINDS)])], thing: pick(THINGS), size: size(), finish: pick(FINISHES), pack: weighted(PACKS.map((pack, at) => [pack, 7 - at])) }; // prettier-ignore
  }
  /** Another article of the series: everything the same but the number and one property. */
  function variant(base) {
    const next = {
      ...base,
      barcode: fresh(barcode),
      code: fresh(() => `${base.code.replace(/\d+/, '')}${digits(4)}`),
    };
    return weighted([[{ ...next, size: size() }, 6], [{ ...next, finish: pick(FINISHES.filter((each) => each !== base.finish)) }, 3], [{ ...next, thing: pick(THINGS) }, 1]]); // prettier-ignore
  }

  function wording(a) {
    const short = (entry) =>
      entry.includes('/') && chance(RATES.shortForms) ? entry.split('/')[1] : word(entry);
    let words = [...a.kinds.map(short), short(a.thing), a.size];
    if (chance(RATES.reordered)) words = [short(a.thing), ...a.kinds.map(short), a.size];
    if (words.length > 3 && chance(RATES.wordLess)) words.splice(chance(0.5) ? 0 : 1, 1);
    if (chance(RATES.wordMore)) words.push(pick(EXTRAS));
    if (chance(0.15)) words.unshift(a.maker.name);
    let text = words.join(' ');
    if (chance(RATES.typo)) text = letterSlip(random, text);
    return chance(0.2) ? text[0].toUpperCase() + text.slice(1) : text;
  }
  function codeCell(text) {
    if (chance(RATES.codeWrong)) return text.slice(0, -1) + pick([...'0123456789'].filter((digit) => digit !== text.at(-1))); // prettier-ignore
    if (!chance(RATES.codeSpelled)) return text;
    return pick([text.replace('-', ''), text.toLowerCase(), text.replace('-', ' '), text.replace(/(?<=[A-Z])-?(?=\d)/, ' ')]); // prettier-ignore
  }

  function record(a, earlier) {
    const cells = {
      origin: pick(['catalogue', 'invoice']),
      item: wording(a),
      stock_class: pick(['A', 'B', 'C']),
    };
    const facts = [`name:${a.maker.name} ${a.thing} ${a.size} ${a.finish}`];
    if (!chance(RATES.noMaker)) cells.maker = chance(RATES.makerShort) ? a.maker.name : a.maker.full;
    const addCode = () => {
      cells.ref = codeCell(a.code);
      facts.push(`code:${a.code}`);
    };
    if (!chance(RATES.noCode)) addCode();
    if (!chance(RATES.noBarcode)) {
      cells.gtin_13 = chance(RATES.barcodeWrong) ? a.barcode.slice(0, 11) + digits(2) : a.barcode;
      facts.push(`barcode:${a.barcode}`);
    }
    if (chance(0.7)) cells.pack = a.pack;
    if (chance(0.75)) cells.finish = a.finish;
    // Without code and barcode on either side variants cannot be told apart: one of them is there, nearly always.
    const meets = (each) =>
      each.facts.some((fact) => SURE.includes(fact.split(':')[0]) && facts.includes(fact));
    if ((earlier.length === 0 ? facts.length === 1 : !earlier.some(meets)) && chance(0.97)) {
      if (!facts.some((fact) => fact.startsWith('code:'))) addCode();
      if (earlier.length > 0 && !earlier.some(meets)) {
        cells.gtin_13 = a.barcode;
        facts.push(`barcode:${a.barcode}`);
      }
    }
    return { cells, facts };
  }

  const rows = [];
  let customer = 0;
  while (rows.length < records) {
    const base = article();
    const family = chance(RATES.variants) ? [base, ...Array.from({ length: between(1, 4) }, () => variant(base))] : [base]; // prettier-ignore
    for (const a of family) {
      customer++;
      const own = [];
      for (let count = weighted(RATES.records); count > 0; count--) own.push(record(a, own));
      for (const each of own) rows.push({ customer, ...each });
    }
  }
  const set = asSet(random, COLUMNS, rows);
  return { ...set, ceiling: recallCeiling(rows, SURE), twins: twinPairs(rows, SURE) };
}
