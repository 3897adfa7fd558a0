// Customer lists nobody has seen, in every encoding exports come in: each is read as it was written, or asked about.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeWhole } from '../../src/io/decoder.ts';
import type { Encoding } from '../../src/io/encoding.ts';
import { openSource } from '../../src/io/source.ts';
import { openChunkReader } from '../../src/jobs/read-chunk.ts';
import { UserError } from '../../src/model/user-error.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'onerow-encodings-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** A small generator of its own, so that a failure comes back with its seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

interface Language {
  readonly encodings: readonly (readonly [Encoding, string])[];
  readonly header: string;
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly places: readonly string[];
  readonly space: string;
}

const words = (text: string): readonly string[] => text.split(' ');

const LANGUAGES: Readonly<Record<string, Language>> = {
  'simplified Chinese': {
    encodings: [['gb18030', 'gb18030'], ['utf-8', 'utf8'], ['utf-16le', 'utf-16le'], ['utf-16be', 'utf-16be']],
    header: '编号,姓名,手机,城市',
    first: words('伟 秀英 敏 静 丽娜 强 磊 洋 艳 勇 军 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 欣怡 子涵 浩宇 婷婷 雪梅 翀 堃 昇'),
    last: words('王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 朱 马 胡 郭 林 何 高 梁 郑 罗 宋 谢 唐 欧阳 上官 逄 郗'),
    places: words('北京市 上海市浦东新区 广州 深圳市南山区 杭州西湖区文三路 成都 武汉市 南京 重庆渝北 苏州工业园区 天津 西安'),
    space: '',
  },
  'traditional Chinese': {
    encodings: [['big5', 'big5'], ['utf-8', 'utf8'], ['gb18030', 'gb18030'], ['utf-16le', 'utf-16le']],
    header: '編號,姓名,電話,縣市',
    first: words('志明 淑芬 雅婷 家豪 怡君 俊傑 美玲 建宏 淑惠 冠宇 宗翰 佳穎 詩涵 承恩 麗華 文雄 秀琴 鈺婷 柏翰 宥廷'),
    last: words('陳 林 黃 張 李 王 吳 劉 蔡 楊 許 鄭 謝 洪 郭 邱 曾 廖 賴 徐 周 葉 蘇 莊 歐陽 呂 羅 彭 詹 顏'),
    places: words('臺北市信義區 新北市板橋區 桃園市 臺中市西屯區 臺南市 高雄市左營區 新竹縣 彰化縣 屏東縣 花蓮縣 基隆市 嘉義市'),
    space: '',
  },
  Japanese: {
    encodings: [['shift_jis', 'shift_jis'], ['euc-jp', 'eucjp'], ['utf-8', 'utf8'], ['utf-16le', 'utf-16le']],
    header: '番号,氏名,電話番号,住所',
    first: words('太郎 花子 健一 美咲 翔太 さくら 大輔 陽子 ひろし 由美子 翼 あゆみ 直樹 恵子 ユウ 和也 香織 誠 めぐみ 隆'),
    last: words('佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水'),
    places: words('東京都千代田区 大阪市北区 名古屋市中区 福岡市博多区 札幌市中央区 横浜市西区 京都市 神戸市 仙台市青葉区 広島市'),
    space: ' ',
  },
  Korean: {
    encodings: [['euc-kr', 'cp949'], ['utf-8', 'utf8'], ['utf-16le', 'utf-16le']],
    header: '번호,이름,전화번호,주소',
    first: words('민수 영희 지훈 서연 민준 서윤 도윤 지우 예준 하은 시우 수진 현우 유진 준호 미영 성호 은주 동현 혜진'),
    last: words('김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 전'),
    places: words('서울특별시강남구 부산광역시해운대구 대구광역시 인천광역시 광주 대전시유성구 울산 수원시 성남시분당구 제주도'),
    space: '',
  },
  Western: {
    encodings: [['windows-1252', 'win1252'], ['utf-8', 'utf8'], ['utf-16le', 'utf-16le']],
    header: 'Nr,Straße,Téléphone,Größe',
    first: words('Jürgen Björn François Hélène José María Sébastien Zoë Günther Käthe Renée Anaïs Óscar Íñigo João Conceição André Chloé Åsa Søren'),
    last: words('Müller Schröder Schäfer Köhler Peña Núñez García Léger Lefèvre Gonçalves Magalhães Åkesson Bjørnstad Weiß Groß Fernández Béranger Castañeda Österreicher Lindström'),
    places: words('München Köln Düsseldorf Zürich Besançon Orléans Málaga Córdoba São-Paulo Göteborg Malmö Tromsø Würzburg Nîmes León'),
    space: ' ',
  },
  'Central European': {
    encodings: [['windows-1250', 'win1250'], ['utf-8', 'utf8']],
    header: 'Číslo,Příjmení,Telefon,Město',
    first: words('Łukasz Małgorzata Jiří Božena Zdeněk Kateřina László Ödön Żaneta Bogusława Přemysl Růžena Ľubomír Šárka Géza'),
    last: words('Dvořák Černý Růžička Wiśniewski Dąbrowski Wójcik Kamiński Zając Horváth Szűcs Kőszegi Novák Procházka Čapek Šťastný'),
    places: words('Łódź Kraków Gdańsk Plzeň Brno-Žabovřesky Győr Székesfehérvár Košice Poznań Wrocław Říčany Třebíč'),
    space: ' ',
  },
  Cyrillic: {
    encodings: [['windows-1251', 'win1251'], ['koi8-r', 'koi8-r'], ['utf-8', 'utf8'], ['utf-16le', 'utf-16le']],
    header: 'Номер,Имя,Телефон,Город',
    first: words('Сергей Анна Дмитрий Елена Иван Мария Алексей Ольга Николай Татьяна Пётр Юлия Андрей Светлана Михаил Наталья'),
    last: words('Иванов Смирнова Кузнецов Попова Васильев Петрова Соколов Михайлова Новиков Фёдорова Морозов Волкова Лебедев Козлова'),
    places: words('Москва Санкт-Петербург Новосибирск Екатеринбург Казань Самара Омск Челябинск Ростов-на-Дону Уфа Красноярск'),
    space: ' ',
  },
  Greek: {
    encodings: [['windows-1253', 'win1253'], ['utf-8', 'utf8']],
    header: 'Αριθμός,Όνομα,Τηλέφωνο,Πόλη',
    first: words('Γιώργος Μαρία Δημήτρης Ελένη Νίκος Κατερίνα Κώστας Σοφία Γιάννης Βασιλική Παναγιώτης Αγγελική Χρήστος Ιωάννα'),
    last: words('Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολαΐδης Γεωργίου Δημητρίου Οικονόμου Κωνσταντίνου Παπαδάκης Ιωαννίδης'),
    places: words('Αθήνα Θεσσαλονίκη Πάτρα Ηράκλειο Λάρισα Βόλος Ιωάννινα Χανιά Ρόδος Καβάλα'),
    space: ' ',
  },
  Turkish: {
    encodings: [['windows-1254', 'win1254'], ['utf-8', 'utf8']],
    header: 'Numara,Adı,Telefon,Şehir',
    first: words('Ayşe Çiğdem Şükrü Gülşen Işıl Özgür Büşra Uğur İbrahim Yağmur Tuğçe Şeyma Gökçe Oğuz Yiğit'),
    last: words('Yılmaz Şahin Çelik Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç Çetin Koç Kurtuluş Şimşek Güneş Erdoğan'),
    places: words('İstanbul Eskişehir Diyarbakır Şanlıurfa Muğla Kırşehir Çanakkale Gümüşhane İzmir Balıkesir'),
    space: ' ',
  },
}; // prettier-ignore

interface List {
  readonly rows: number;
  /** Of every this many names, one is in the language; the others are plain ASCII. */
  readonly each: number;
  readonly nativeHeader: boolean;
}

function customers(
  language: Language,
  { rows, each, nativeHeader }: List,
  roll: (sides: number) => number,
): string {
  const pick = (of: readonly string[]): string => of[roll(of.length)]!;
  let text = `${nativeHeader ? language.header : 'id,name,phone,city'}\r\n`;
  for (let row = 1; row <= rows; row++) {
    const isNative = row % each === 0;
    const isLastFirst = language.space === '';
    const [first, last] = [pick(language.first), pick(language.last)];
    const name = !isNative
      ? `user${roll(9_000)}`
      : isLastFirst
        ? last + first
        : `${first}${language.space}${last}`;
    const place = isNative && roll(2) === 0 ? `${pick(language.places)}${roll(200)}` : 'Town';
    text += `${row},${name},+86139${10_000_000 + roll(89_999_999)},${place}\r\n`;
  }
  return text;
}

/** Where less is recognised and more is asked: a list that mixes Polish, Czech and Hungarian suits none of them well. */
const SURE: Readonly<Partial<Record<Encoding, number>>> = {
  'koi8-r': 0.8,
  'windows-1252': 0.9,
  'windows-1250': 0.1,
};

type Outcome = 'right' | 'asked' | { readonly wrong: string };

async function judge(bytes: Uint8Array, text: string): Promise<Outcome> {
  const file = path.join(scratch, 'list.csv');
  writeFileSync(file, bytes);
  try {
    const { info } = await openSource({ name: 'list', file, encoding: undefined, delimiter: undefined, sheets: undefined, headerRow: undefined }); // prettier-ignore
    const read = decodeWhole(bytes, info.encoding).text.replace(/^\ufeff/, '');
    return read === text ? 'right' : { wrong: info.encoding };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'io/encoding-unclear') throw error;
    return 'asked';
  }
}

const cases = Object.entries(LANGUAGES).flatMap(([language, { encodings }]) =>
  encodings.map(([encoding, label]) => ({ language, encoding, label })),
);

describe('a customer list in an encoding nobody named', () => {
  const SHAPES: readonly (List & { readonly clear: boolean })[] = [
    { rows: 400, each: 1, nativeHeader: true, clear: true },
    { rows: 400, each: 1, nativeHeader: false, clear: true },
    { rows: 2_000, each: 60, nativeHeader: false, clear: true },
    { rows: 400, each: 40, nativeHeader: true, clear: false },
    { rows: 5, each: 1, nativeHeader: true, clear: false },
    { rows: 3, each: 1, nativeHeader: false, clear: false },
    { rows: 2, each: 1, nativeHeader: false, clear: false },
    { rows: 1, each: 1, nativeHeader: true, clear: false },
    { rows: 1, each: 1, nativeHeader: false, clear: false },
    { rows: 300, each: 150, nativeHeader: false, clear: false },
  ];

  test.each(cases)('$language in $encoding: right or asked, never wrong; right when there is enough', async ({ language, encoding, label }) => {
    const wrong: string[] = [];
    let clear = 0;
    let right = 0;
    for (const [shape, list] of SHAPES.entries()) {
      for (let seed = 1; seed <= 6; seed++) {
        const text = customers(LANGUAGES[language]!, list, dice(seed * 100 + shape));
        const written = iconv.encode(text, label, { addBOM: false });
        if (iconv.decode(written, label, { stripBOM: false }) !== text) continue;
        const outcome = await judge(written, text);
        if (typeof outcome === 'object') wrong.push(`shape ${shape} seed ${seed}: ${outcome.wrong}`);
        if (list.clear) {
          clear++;
          right += outcome === 'right' ? 1 : 0;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(clear).toBeGreaterThan(0);
    expect(right / clear).toBeGreaterThanOrEqual(SURE[encoding] ?? 0.95);
  }); // prettier-ignore

  test('UTF-16 and UTF-8 with a mark are right however short', async () => {
    for (const [encoding, label] of [
      ['utf-8', 'utf8'],
      ['utf-16le', 'utf-16le'],
      ['utf-16be', 'utf-16be'],
    ] as const)
      // prettier-ignore
      for (const rows of [1, 2, 400]) {
        const text = customers(LANGUAGES['simplified Chinese']!, { rows, each: 1, nativeHeader: rows > 1 }, dice(rows));
        expect(await judge(iconv.encode(text, label, { addBOM: true }), text), `${encoding} ${rows}`).toBe('right');
      }
  });

  test('the first Chinese character may stand in row 90,000', async () => {
    const head = customers(LANGUAGES['simplified Chinese']!, { rows: 90_000, each: 1_000_000, nativeHeader: false }, dice(1));
    const rest = customers(LANGUAGES['simplified Chinese']!, { rows: 60, each: 1, nativeHeader: false }, dice(2));
    const text = head + rest.slice(rest.indexOf('\n') + 1);
    for (const label of ['gb18030', 'utf8']) expect(await judge(iconv.encode(text, label), text), label).toBe('right');
    const one = `${head}90001,张三,+8613905710001,Town\r\n`;
    expect(await judge(iconv.encode(one, 'utf8'), one)).not.toHaveProperty('wrong');
    expect(await judge(iconv.encode(one, 'gb18030'), one)).not.toHaveProperty('wrong');
  }); // prettier-ignore
});

describe('damaged bytes', () => {
  const text = customers(
    LANGUAGES['simplified Chinese']!,
    { rows: 500, each: 1, nativeHeader: true },
    dice(7),
  );

  async function read(bytes: Uint8Array): Promise<{ encoding: Encoding; rows: number; rejects: number[]; codes: Set<string>; lost: number }> {
    const file = path.join(scratch, 'damaged.csv');
    writeFileSync(file, bytes);
    const source = await openSource({ name: 'damaged', file, encoding: undefined, delimiter: undefined, sheets: undefined, headerRow: undefined }); // prettier-ignore
    const chunks = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
    let rows = 0;
    let lost = 0;
    const rejects: number[] = [];
    const codes = new Set<string>();
    for await (const chunk of source.chunks(0)) {
      const records = chunks(chunk);
      rows += records.rows.length;
      lost += records.rows.filter((row) => row.some((cell) => cell.includes('\ufffd'))).length;
      for (const { row, code } of records.rejects) {
        rejects.push(row);
        codes.add(code);
      }
    }
    return { encoding: source.info.encoding, rows, rejects, codes, lost };
  } // prettier-ignore

  test('one damaged byte in UTF-8 costs one row', async () => {
    const bytes = Buffer.from(text);
    const at = bytes.indexOf('\n250,') + '\n250,'.length;
    bytes[at] = 0xff;
    const found = await read(bytes);
    expect(found).toEqual({ encoding: 'utf-8', rows: 499, rejects: [250], codes: new Set(['row/invalid-bytes']), lost: 0 });
  }); // prettier-ignore

  test('UTF-8 cut in the middle of its last character costs the last row', async () => {
    const found = await read(Buffer.concat([Buffer.from(`${text}501,王`), Buffer.from('明').subarray(0, 2)]));
    expect(found.encoding).toBe('utf-8');
    expect(found.rows).toBe(500);
    expect(found.rejects).toEqual([501]);
  });

  test('a file half UTF-8 and half GBK is asked about, or keeps one half and names every row of the other', async () => {
    const body = text.slice(text.indexOf('\n') + 1);
    const rowsOf = (from: number, to: number): string => body.split('\n').slice(from, to).join('\n') + '\n';
    const header = text.slice(0, text.indexOf('\n') + 1);
    for (const [first, second] of [['utf8', 'gb18030'], ['gb18030', 'utf8']] as const)
      for (const cut of [5, 100, 250, 400, 495]) {
        const bytes = Buffer.concat([iconv.encode(header + rowsOf(0, cut), first), iconv.encode(rowsOf(cut, 500), second)]);
        let found: Awaited<ReturnType<typeof read>>;
        try {
          found = await read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as UserError).code).toMatch(/^io\/(?:encoding-unclear|mixed-encodings)$/);
          continue;
        }
        expect(found.rows + found.rejects.length).toBe(500);
        expect(found.lost).toBe(0);
        const other = found.encoding === (first === 'utf8' ? 'utf-8' : 'gb18030') ? [cut + 1, 500] : [1, cut];
        const named = new Set(found.rejects);
        const silent = Array.from({ length: other[1]! - other[0]! + 1 }, (_, i) => other[0]! + i).filter((row) => !named.has(row));
        expect(silent, `${first} ${cut} read as ${found.encoding}`).toEqual([]);
      }
  }); // prettier-ignore
});
