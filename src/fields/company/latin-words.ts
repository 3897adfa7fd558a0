// Words of Western company names that say what a firm does or where it is, not which firm it is.

/** Every way to write a trade, the full word first; plurals and usual abbreviations are one word. */
const TRADES = `technology technologies tech|systems system sys|solutions solution|software|services service svcs svc|
  group grp|holdings holding|international intl|global worldwide|industries industry industrial ind|enterprises enterprise|
  trading trade|import imports|export exports|consulting consultancy|consultants consultant|partners partner|
  associates assoc associated|capital|ventures venture|investments investment|media|marketing mktg|logistics|
  manufacturing mfg manufacturers manufacturer|electronics electronic|engineering engineers eng engr|construction constr|
  development developments dev|products product prod|foods food|pharmaceuticals pharmaceutical pharma|energy|
  communications communication comms|telecom telecommunications|networks network|digital|laboratories laboratory labs lab|
  studios studio|design designs|management mgmt mgt|financial finance|insurance ins|bank banking|medical|healthcare health|
  automotive auto|motors motor|textiles textile|chemicals chemical chem|instruments instrument instr|packaging pkg|
  plastics plastic|printing print|furniture|steel|metals metal|paper|glass|tools tool|machinery machines machine|
  equipment equip|supplies supply|materials material|components component|controls control|automation|transport transportation|
  shipping|freight|foundation fdn|university univ|institute inst|brothers bros|company|properties property|realty|estates|
  restaurants restaurant|hotels hotel|stores store|retail|wholesale|distribution distributors distributor|security|
  environmental|agriculture agricultural agri|farms farm|mining|oil|gas|power|water|electric electrical|national natl|and|of|for`;

const TRADE_OF: ReadonlyMap<string, string> = new Map(
  TRADES.split('|').flatMap((line) => {
    const [trade = '', ...spellings] = line.trim().split(' ');
    return [trade, ...spellings].map((spelling) => [spelling, trade] as const);
  }),
);

const PLACES: ReadonlySet<string> = new Set(
  `china prc japan korea taiwan hongkong singapore india indonesia malaysia thailand vietnam philippines australia canada mexico brazil
  usa us america american uk britain england ireland france germany deutschland italy italia spain espana portugal netherlands belgium
  switzerland austria poland russia turkey uae dubai europe asia apac emea africa shanghai beijing shenzhen guangzhou tianjin
  chongqing hangzhou suzhou nanjing wuhan chengdu xiamen qingdao dalian london paris berlin tokyo`.split(
    /\s+/,
  ),
);

/** The trade a word stands for: mfg → manufacturing; undefined for a word that may tell firms apart. */
export function tradeOf(word: string): string | undefined {
  return TRADE_OF.get(word);
}

export function isPlaceWord(word: string): boolean {
  return PLACES.has(word);
}

const SAME_PLACES: ReadonlyMap<string, string> = new Map(
  'us america,usa america,uk britain,england britain,deutschland germany,italia italy,espana spain,prc china'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** One word for the spellings of a place: deutschland → germany; any other word as it is. */
export function placeOf(word: string): string {
  return SAME_PLACES.get(word) ?? word;
}
