import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMON_SIMPLIFIED } from '../../src/text/common-characters.ts';
import { looksGarbled } from '../../src/text/mojibake.ts';
import { repairMojibake } from '../../src/text/mojibake-repair.ts';
import { openColumn } from '../../src/jobs/clean-column.ts';
import { NO_SETTINGS } from '../../src/model/cleaned.ts';
import { GENUINE } from './genuine-texts.ts';

const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** How bytes look to a program that takes them for something else. */
const SEEN = {
  latin1: (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1'),
  windows1252: (bytes: Uint8Array): string =>
    SEEN.latin1(bytes).replace(/[\x80-\x9f]/g, (c) => HIGH[c.charCodeAt(0) - 0x80]!),
  windows1251: (bytes: Uint8Array): string => new TextDecoder('windows-1251').decode(bytes),
  gbk: (bytes: Uint8Array): string => new TextDecoder('gb18030').decode(bytes),
};

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const inGbk = (text: string): Uint8Array => iconv.encode(text, 'gbk');

describe('repairMojibake', () => {
  test.each<[string, string | undefined, string]>([
    ['寮犱笁', '张三', 'fields-and-matching.md §15'],
    ['ÕÅÈý', '张三', 'fields-and-matching.md §15'],
    ['å¼ ä¸‰', '张三', '§1.4, the no-break space turned into a space'],
    ['å¼\xa0ä¸‰', '张三', '§1.4, as the decoder wrote it'],
    ['Ã©', undefined, 'two bytes alone: é in UTF-8, 茅 in GBK'],
    ['CafÃ©', 'Café', '§1.4'],
    ['BjÃ¶rn', 'Björn', ''],
    ['SÃ£o Paulo', 'São Paulo', ''],
    ['Ã‰cole', 'École', ''],
    ['JosÃ© MarÃ­a', 'José María', 'the soft hyphen is a byte'],
    ['itâ€™s', 'it’s', ''],
    ['ï»¿name', '\ufeffname', 'a byte order mark, which tidying then removes'],
    ['CafÃƒÂ©', 'Café', '§1.4: twice'],
    ['CafÃƒÆ’Ã‚Â©', 'Café', 'three times'],
    ['ðŸ˜€ ok', '😀 ok', ''],
    ['Ð˜Ð²Ð°Ð½', 'Иван', ''],
    ['РџСЂРёРІРµС‚', 'Привет', 'UTF-8 read as windows-1251'],
    ['ÎÞ', '无', 'one character of GBK'],
    ['Å®', '女', 'which is Ů in UTF-8, but nobody is called that'],
    ['ÄÐ', '男', ''],
    ['±±¾©ÊÐ88ºÅ', '北京市88号', ''],
    ['É½¶«Ê¡', '山东省', 'a word no rival encoding has'],
    ['¹ãÖÝÊÐ', '广州市', 'letters with one case, and a city'],
    ['ÔÆÄÏ', undefined, '云南 is four Cyrillic capitals as well'],
    ['鏇瑰┓', '曹婷', 'the corner of a box in a name'],
    ['ÁõÓêÁÕ', '刘雨琳', 'letters of Portuguese, as nobody writes them'],
    ['κӢϼ', undefined, '魏英霞 in GBK is UTF-8, too, in two alphabets'],
    ['濂�', undefined, '§15: a byte is lost'],
    ['锟斤拷', undefined, '§15: nothing is left'],
    ['烫烫烫', undefined, 'never was text'],
    ['屯屯屯', undefined, ''],
    ['寮犱笁锟斤拷', undefined, 'half of it is lost'],
    ['涓婃捣甯傛郸涓滄柊鍖�', undefined, 'an odd number of characters: the last byte is lost'],
    ['涓婃捣甯?', undefined, 'the same, lost to a question mark'],
    ['ÈÂÀÍÎÂ', undefined, 'ИВАНОВ in windows-1251 is three GBK characters'],
    ['±è¹Î¼ö', undefined, '김민수, whose bytes are GBK characters too'],
    ['數(shù)據(jù)', undefined, 'what the converter did is not in the text'],
  ])('%j is %j %s', (garbled, repaired) => {
    expect(repairMojibake(garbled)).toBe(repaired);
    if (repaired === undefined && garbled !== 'Ã©') expect(looksGarbled(garbled)).toBe(true);
  });

  const WESTERN =
    'Müller|José Peña|São Paulo|Łódź|Dvořák|Çelik|Ångström|Nguyễn Văn Đức|Δημήτρης|Сергей Иванов|Ünal & Söhne|it’s fine|“quoted”|50 €|مركز البيع|שלום עולם|สวัสดี'.split(
      '|',
    );
  const CHINESE = '张三|李明|王秀英|欧阳娜娜|北京|上海市浦东新区世纪大道1号|深圳市南山区科技园A座12楼|杭州云栖科技有限公司|（广州）贸易有限公司|备注：请电话联系，谢谢！|臺北市信義區|東京都千代田区|서울특별시 강남구'.split('|'); // prettier-ignore

  test.each([...WESTERN, ...CHINESE])('%s comes back from UTF-8 read as Latin, once and twice', (text) => {
    expect(repairMojibake(SEEN.windows1252(utf8(text)))).toBe(text);
    expect(repairMojibake(SEEN.windows1252(utf8(SEEN.windows1252(utf8(text)))))).toBe(text);
    // A byte of C1 alone is no sign of anything: latin1 makes control characters, which only that chain explains.
    const latin1 = repairMojibake(SEEN.latin1(utf8(text)));
    expect([text, undefined]).toContain(latin1);
  });

  test('any everyday Chinese comes back from GBK when no byte is lost, and never as anything else', () => {
    const character = fc.constantFrom(...Array.from(COMMON_SIMPLIFIED));
    let back = 0;
    let tried = 0;
    fc.assert(
      fc.property(fc.array(character, { minLength: 2, maxLength: 12 }), (characters) => {
        const text = characters.join('');
        const garbled = SEEN.gbk(utf8(text));
        const repaired = repairMojibake(garbled);
        const wasEven = !garbled.includes('\ufffd');
        tried += wasEven ? 1 : 0;
        back += wasEven && repaired === text ? 1 : 0;
        return repaired === text || repaired === undefined;
      }),
      { numRuns: 2_000, seed: 1 },
    );
    expect(back / tried).toBeGreaterThan(0.97);
  });

  test('any everyday Chinese comes back from GBK read as windows-1252, or stays; never as anything else', () => {
    const character = fc.constantFrom(...Array.from(COMMON_SIMPLIFIED));
    let back = 0;
    fc.assert(
      fc.property(fc.array(character, { minLength: 3, maxLength: 12 }), (characters) => {
        const text = characters.join('');
        const repaired = repairMojibake(SEEN.windows1252(inGbk(text)));
        back += repaired === text ? 1 : 0;
        return repaired === text || repaired === undefined;
      }),
      { numRuns: 2_000, seed: 1 },
    );
    expect(back / 2_000).toBeGreaterThan(0.9);
  });

  test('repairing twice is repairing once, and what is repaired garbles to what it was', () => {
    const piece = fc.oneof(
      fc.constantFrom(...CHINESE, ...WESTERN, ' ', '88', 'A', '-', ','),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const seen = fc.constantFrom(SEEN.latin1, SEEN.windows1252, SEEN.gbk, SEEN.windows1251);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), seen, (pieces, through) => {
        const garbled = through(utf8(pieces.join('')));
        const repaired = repairMojibake(garbled);
        if (repaired === undefined) return;
        expect(repairMojibake(repaired)).toBeUndefined();
        const chains = Object.values(SEEN).flatMap((see) => [see(utf8(repaired)), see(inGbk(repaired))]);
        const twice = chains.flatMap((chain) => Object.values(SEEN).map((see) => see(utf8(chain))));
        const thrice = twice.flatMap((chain) => Object.values(SEEN).map((see) => see(utf8(chain))));
        const spaced = (text: string): string => text.replaceAll('\xa0', ' ');
        expect([...chains, ...twice, ...thrice].map(spaced)).toContain(spaced(garbled));
      }),
      { numRuns: 1_500 },
    );
  });

  test.each(Object.entries(GENUINE))('no genuine text is touched: %s', (_, texts) => {
    expect(texts.length).toBeGreaterThanOrEqual(200);
    expect(texts.filter((text) => repairMojibake(text) !== undefined)).toEqual([]);
    expect(texts.filter(looksGarbled)).toEqual([]);
  });

  test('no pair or triple of rare Han, none of accented capitals, is taken for anything else', () => {
    const rare = fc.integer({ min: 0x4e00, max: 0x9fff }).map((unit) => String.fromCharCode(unit));
    fc.assert(
      fc.property(
        fc.array(rare, { minLength: 1, maxLength: 4 }),
        (characters) => repairMojibake(characters.join('')) === undefined,
      ),
      { numRuns: 20_000, seed: 2 },
    );
    const word = fc.array(fc.constantFrom(...Array.from('ÀÁÂÃÇÉÊÍÓÔÕÚABCEILMNORST')), { maxLength: 10 });
    fc.assert(
      fc.property(word, fc.constantFrom('', '\xa0', '”', '»', '…', '.'), (letters, end) => {
        const text = letters.join('') + end;
        return repairMojibake(text) === undefined;
      }),
      { numRuns: 20_000, seed: 3 },
    );
  });
});

describe('in a column', () => {
  const clean = (type: 'name' | 'company' | 'note', cell: string): unknown => {
    const { value, status, rule, issues } = openColumn({
      name: 'x', index: 0, target: 0, type, role: 'other', confidence: 1, decidedBy: 'map', settings: NO_SETTINGS,
    } as never).clean(cell); // prettier-ignore
    return [value, status, rule, issues];
  };

  test('a repaired value goes on through its normalizer, under the repair’s name', () => {
    expect(clean('name', '寮犱笁')).toEqual(['张三', 'fixed', 'text/mojibake', []]);
    expect(clean('note', ' å¼\xa0ä¸‰ ')).toEqual(['张三', 'fixed', 'text/mojibake', []]);
  });

  test('what cannot be repaired is flagged and kept', () => {
    expect(clean('name', '锟斤拷')).toEqual(['锟斤拷', 'lossy', '', ['text/garbled']]);
    expect(clean('note', '張三')).toEqual(['張三', 'ok', '', []]);
  });
});
