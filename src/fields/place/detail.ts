// What follows the divisions of a Chinese address, taken apart into slots: town, road and number, estate, building, unit,
// floor, room. Reads keys (simplified, lower case, half width, numerals as digits, no punctuation but the hyphen).

export interface AddressDetail {
  /** 粤海街道, 周浦镇; '' where none is named. */
  readonly town: string;
  /** Village or community of a rural address. */
  readonly village: string;
  readonly road: string;
  /** 88, 甲8, 100弄5: lane and number are one. */
  readonly roadNumber: string;
  /** Estate, park, building with a name, landmark: words between the numbers. */
  readonly estate: string;
  readonly building: string;
  readonly unit: string;
  readonly floor: string;
  readonly room: string;
}

const TOWN = /^([^\da-z-]{1,8}?(?:街道(?:办事处)?|地区办事处|(?:民族)?乡|镇|苏木))(?![路街巷道大江村弄])/;
const VILLAGE = /^([^\da-z-]{1,8}?(?:村委会|居委会|社区|村(?!路|街|巷|大街|大道|公路|东|西|南|北|中)))/;
const ROAD_WORD =
  '(?:大道|大街|大路|公路|国道|省道|县道|乡道|高速|环路|支路|辅路|斜街|横街|正街|新街|老街|胡同|路|街|巷|里弄|弄堂|条|道|里|坊|线)';
const ROAD_PART = '(?:[东南西北中上下内外]{1,2}段?|[\\d一二三四五六七八九十]+段|延伸段|辅道)?';
const ROAD_BEFORE_NUMBER = new RegExp(
  `^([^\\d]{1,14}?${ROAD_WORD}${ROAD_PART})(?=(?:[甲乙丙丁临附新老]|[a-z])?\\d)`,
);
const NUMBERED_ROAD = /^([gsx]?\d{1,4}(?:国道|省道|县道|乡道))/;
const ROAD = new RegExp(
  `^([^\\d-]{1,12}?(?:大道|大街|公路|国道|省道|环路|支路|胡同|路|街(?!道)|巷)${ROAD_PART})`,
);
const NUMBER =
  /^((?:[甲乙丙丁临附新老]|[a-z])?\d+[a-z]?(?:[-之]\d+)?)(号院|号(?!楼|栋|幢|座|房|室|铺|门|线|地块)|弄|巷(?!\D)|支弄)(?:[甲乙丙丁]|[附-](\d+)号?)?(?:(\d+(?:-\d+)?)号(?!楼|栋|幢|座|房|室|铺|门))?/;
const BARE_NUMBER = /^((?:[甲乙丙丁临附新老])?\d+(?:[-之]\d+)?)(?=$|[^\d\-a-z号])/;
const BUILDING =
  /^((?:[a-z]\d*|\d+[a-z]?|[东南西北中主副前后]|[甲乙丙丁]))(?:号楼|号栋|号幢|号座|栋楼|楼栋|栋|幢|座|#楼?)/;
const STOREY_BUILDING = /^(\d+)(?:号?楼)(?=\d+(?:单元|门|梯)|[a-z]?\d+-)/;
const UNIT = /^([a-z]|\d+)(?:单元|门(?!店|诊|面|市|口)|梯)/;
const FLOOR = /^((?:地下|负|b)?\d+(?:-\d+)?)(?:层|楼|f)/;
const ROOM = /^([a-z]?\d+[a-z]?(?:-\d+[a-z]?)?)(?:号房|号室|号铺|室|房|户|铺|档|单位)/;
const COMPACT =
  /^([a-z]?\d+)[-号]([a-z]?\d+)(?:-([a-z]?\d+))?(?:-([a-z]?\d+))?(?:室|号|房)?(?=$|[^\d期区组队])/;
const BARE_ROOM = /^([a-z]?\d{2,5}[a-z]?|\d[a-z])(?=$|[^\d期区组队米路街-])/;
/** 3组, 2队 of a village; a number of its own behind it. */
const GROUP = /^(\d+)(组|队|社|屯)/;
const PLAIN_NUMBER = /^(\d+(?:-\d+)?)号(?!楼|栋|幢|座|线|地块)/;

/** Takes the rest of an address apart. What no slot is for is left in `estate`. */
export function readDetail(key: string): AddressDetail {
  const found = {
    town: '',
    village: '',
    road: '',
    roadNumber: '',
    estate: '',
    building: '',
    unit: '',
    floor: '',
    room: '',
  };
  let rest = key;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match !== null) rest = rest.slice(match[0].length);
    return match;
  };
  found.town = take(TOWN)?.[1] ?? '';
  found.village = take(VILLAGE)?.[1] ?? '';
  const group = found.village === '' ? null : take(GROUP);
  if (group !== null) found.village += group[0];
  found.road = take(NUMBERED_ROAD)?.[1] ?? take(ROAD_BEFORE_NUMBER)?.[1] ?? take(ROAD)?.[1] ?? '';
  const number = take(NUMBER);
  if (number !== null) {
    const [, first = '', word = '', branch = '', house = ''] = number;
    const lane =
      word === '弄' || word === '巷' || word === '支弄' ? `${word}${house}` : house === '' ? '' : `-${house}`;
    found.roadNumber = first.replace('之', '-') + lane + (branch === '' ? '' : `-${branch}`);
  } else if (found.road !== '') found.roadNumber = take(BARE_NUMBER)?.[1] ?? '';
  while (rest !== '') {
    const storey = take(STOREY_BUILDING) ?? take(BUILDING);
    if (storey !== null && found.building === '') {
      found.building = storey[1]!;
      continue;
    }
    const unit = take(UNIT);
    if (unit !== null) {
      found.unit ||= unit[1]!;
      continue;
    }
    const floor = take(FLOOR);
    if (floor !== null) {
      found.floor ||= floor[1]!.replace(/地下|负/, 'b');
      continue;
    }
    const compact = found.room === '' ? take(COMPACT) : null;
    if (compact !== null) {
      place(found, compact.slice(1).filter((part) => (part as string | undefined) !== undefined)); // prettier-ignore
      continue;
    }
    const room = take(ROOM);
    if (room !== null) {
      found.room ||= room[1]!;
      continue;
    }
    const plain = take(PLAIN_NUMBER);
    if (plain !== null) {
      if (found.roadNumber === '' && found.building === '' && found.floor === '')
        found.roadNumber = plain[1]!;
      else found.room ||= plain[1]!;
      continue;
    }
    const bare = found.room === '' ? take(BARE_ROOM) : null;
    if (bare !== null) {
      found.room = bare[1]!;
      continue;
    }
    const word = take(/^[^\da-z]+|^[a-z]+(?=[a-z][座栋幢区])|^[a-z]+|^\d+|^./)![0];
    found.estate += word === '-' && !/\d$/.test(found.estate) ? '' : word;
  }
  return found;
}

/** 3-2-501 is building, unit, room; 3-501 building and room; behind a building the unit and the room. */
function place(found: { building: string; unit: string; room: string }, numbers: readonly string[]): void {
  const slots = [...numbers];
  found.room = slots.pop()!;
  if (found.building === '') found.building = slots.shift() ?? '';
  const unit = slots.pop();
  if (unit !== undefined) found.unit ||= unit;
}
