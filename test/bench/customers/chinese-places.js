// Addresses as a customer file has them: most customers in a few cities, flats on many roads, several spellings.
import { openWorld } from '../chinese/world.js';
import { sampler } from './sets.js';

const ROADS =
  '中山路 人民路 解放路 建设路 和平路 新华路 长江路 青年路 文化路 滨江大道 世纪大道 科技园路 学院路 五一大道 迎宾路 东风西路 黄河路 胜利街 北京路 南京路 广州大道 泰山路 华山路 民主路 民生路 光明路 朝阳路 向阳路 友谊路 团结街 工业路 园林路 湖滨路 江南大道 环城东路 环城西路 凤凰大街 紫金路 银杏路 梧桐街 桂花路 金山大道 龙腾路 宝源路 兴业街 富民路 康乐路 站前路 体育路 育才路'.split(
    ' ',
  );
const ESTATES = '锦绣花园 阳光新城 翠湖苑 金色家园 万象国际 碧水湾 朝晖里 丽景花园 书香门第 御景园 水岸名都 星河湾 春江花月 东方明珠 上海花园 紫云阁'.split(' '); // prettier-ignore

export function openPlaces(random) {
  const world = openWorld(random);
  const home = Array.from({ length: 5 }, () => world.place());
  const weighted = sampler(random, home.map((place, at) => [place, 5 - at])); // prettier-ignore
  /** Three of five in the five home cities. */
  const place = () => (random.chance(0.6) ? weighted() : world.place());
  return {
    world,
    place,
    /** A flat of its own. */
    flat: (at) => ({
      place: at,
      road: random.pick(ROADS),
      number: random.between(1, 899),
      estate: random.chance(0.4) ? random.pick(ESTATES) : '',
      building: random.between(1, 30),
      room: random.between(1, 28) * 100 + random.between(1, 8),
    }),
    /** One way to write it: levels left out in front, three ways to write building and room. */
    write({ place: at, road, number, estate, building, room }) {
      const front = random.weighted([
        [at.province === at.city ? at.city : `${at.province}${at.city}`, 40],
        [at.city, 35],
        [at.city.slice(0, -1), 10],
        ['', 15],
      ]);
      const back = random.weighted([
        [`${building}栋${room}室`, 45],
        [`${building}幢${room}`, 15],
        [`${building}-${room}`, 20],
        [`${building}号楼${room}室`, 20],
      ]);
      return `${front}${at.district}${road}${number}号${random.chance(0.8) ? estate : ''}${back}`;
    },
    /** A building of many firms. */
    tower: (at) => ({ place: at, road: random.pick(ROADS), number: random.between(1, 899), estate: `${random.pick(ESTATES).slice(0, 2)}${random.pick(['大厦', '广场', '中心', '国际中心'])}` }), // prettier-ignore
    /** `room` of a tower. */
    writeOffice({ place: at, road, number, estate }, room) {
      const front = random.weighted([
        [at.province === at.city ? at.city : `${at.province}${at.city}`, 45],
        [at.city, 45],
        [at.city.slice(0, -1), 10],
      ]);
      return `${front}${at.district}${road}${number}号${random.chance(0.85) ? estate : ''}${random.pick([`${room}室`, `${room}`, `${Math.floor(room / 100)}层${room}`])}`; // prettier-ignore
    },
  };
}
