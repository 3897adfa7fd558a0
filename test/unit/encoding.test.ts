import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { createDecoder, decodeWhole } from '../../src/io/decoder.ts';
import { detectEncoding, ENCODINGS, parseEncoding, type Encoding } from '../../src/io/encoding.ts';
import { DATA, inCorpus } from './corpora.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** 'gb18030', '?' when it asks, 'binary'. */
function verdict(...samples: readonly Uint8Array[]): string {
  const detected = detectEncoding(samples);
  if (detected.certain) return detected.encoding;
  return detected.binary ? 'binary' : '?';
}

describe('parseEncoding', () => {
  test.each<[string, Encoding | undefined, string]>([
    ['UTF-8', 'utf-8', 'as written'],
    ['utf8', 'utf-8', 'without the hyphen'],
    ['utf-8-sig', 'utf-8', 'what Python calls it with a byte order mark'],
    ['utf8mb4', 'utf-8', 'what MySQL calls it'],
    ['us-ascii', 'utf-8', 'ASCII is UTF-8'],
    [' GBK ', 'gb18030', 'GBK is part of GB18030'],
    ['gb2312', 'gb18030', 'and so is GB2312'],
    ['GB_2312-80', 'gb18030', 'under its registered name'],
    ['cp936', 'gb18030', 'Windows code page'],
    ['936', 'gb18030', 'its number alone'],
    ['windows-936', 'gb18030', ''],
    ['EUC-CN', 'gb18030', ''],
    ['cp950', 'big5', 'Taiwan'],
    ['Big5-HKSCS', 'big5', 'Hong Kong'],
    ['sjis', 'shift_jis', ''],
    ['windows-31j', 'shift_jis', ''],
    ['932', 'shift_jis', ''],
    ['cp949', 'euc-kr', ''],
    ['ks_c_5601-1987', 'euc-kr', ''],
    ['uhc', 'euc-kr', ''],
    ['latin1', 'windows-1252', 'as on the web: nobody means the control characters'],
    ['ISO-8859-1', 'windows-1252', ''],
    ['cp1252', 'windows-1252', ''],
    ['1251', 'windows-1251', ''],
    ['latin5', 'windows-1254', ''],
    ['tis-620', 'windows-874', ''],
    ['cp866', 'ibm866', ''],
    ['unicode', 'utf-16le', 'what Excel calls "Unicode text"'],
    ['utf-16', 'utf-16le', ''],
    ['UTF-16BE', 'utf-16be', ''],
    ['65001', 'utf-8', 'Windows code page'],
    ['ansi', undefined, 'GBK in Beijing, windows-1252 in Berlin'],
    ['', undefined, ''],
    ['klingon', undefined, ''],
    ['__proto__', undefined, ''],
    ['9999', undefined, 'no such code page'],
  ])('%j is %s %s', (label, expected) => {
    expect(parseEncoding(label)).toBe(expected);
  });

  test.each(ENCODINGS.map((encoding) => [encoding]))('%s is its own name', (encoding) => {
    expect(parseEncoding(encoding)).toBe(encoding);
  });
});

const CRM = '客户编号,客户名称,联系人,手机\r\nC10001,杭州云栖科技有限公司,王小明,13905710001\r\n';
const SHOP = Array.from(
  { length: 400 },
  (_, i) => `U${20000 + i},user${i},139${10000000 + i},pc@example.com`,
);

/** A mostly-ASCII export with a few values in its name column. */
const few = (names: readonly string[]): string =>
  [
    'user_id,real_name,mobile,email',
    ...SHOP.map((row, i) => row.replace(/user\d+/, (u) => names[i / 40] ?? u)),
  ].join('\n');

describe('detectEncoding', () => {
  test.each<[string, Uint8Array, string]>([
    ['an empty file', bytes(), 'utf-8'],
    ['plain ASCII', Buffer.from('id,name\n1,Smith\n'), 'utf-8'],
    ['UTF-8', Buffer.from(CRM), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${CRM}`), 'utf-8'],
    ['one French name in UTF-8', Buffer.from('id,name\n1,Hélène\n'), 'utf-8'],
    ['one Chinese name in UTF-8', Buffer.from('id,name\n1,张三\n'), 'utf-8'],
    ['UTF-8 with one line damaged', Buffer.concat([Buffer.from(CRM.repeat(200).replace(/王小明/g, uniqueNames())), bytes(0xe5, 0xbc, 0x2c)]), 'utf-8'],
    ['UTF-16LE with its mark', Buffer.from(`\ufeff${CRM}`, 'utf16le'), 'utf-16le'],
    ['UTF-16LE without', Buffer.from(CRM, 'utf16le'), 'utf-16le'],
    ['UTF-16BE without', Buffer.from(CRM, 'utf16le').swap16(), 'utf-16be'],
    ['a GBK export', iconv.encode(CRM, 'gbk'), 'gb18030'],
    ['GB18030 with its mark', iconv.encode(`\ufeff${CRM}`, 'gb18030'), 'gb18030'],
    ['four-byte characters', iconv.encode('姓名,地址\n𠮷野,北京市朝阳区建国路八十八号\n㐂子,上海市\n', 'gb18030'), 'gb18030'],
    ['three Chinese names in 400 rows, GBK', iconv.encode(few(['王小明', '张伟', '李秀英']), 'gbk'), 'gb18030'],
    ['headings alone, GBK', iconv.encode('客户编号,客户名称,联系人,手机\r\n', 'gbk'), 'gb18030'],
    ['a short GBK file without a line end', iconv.encode('姓名,手机,城市\n张三,13905710001,北京', 'gbk'), 'gb18030'],
    ['GBK with two characters cut in half', Buffer.concat([iconv.encode(CRM.repeat(200).replace(/王小明/g, uniqueNames()), 'gbk'), bytes(0xb0, 0x2c, 0xd5, 0x0a)]), 'gb18030'],
    ['traditional Chinese in GBK', iconv.encode('姓名,電話,地址\n陳麗華,02-27208889,臺北市信義區市府路1號\n', 'gbk'), 'gb18030'],
    ['a Big5 export', iconv.encode('客戶編號,公司名稱,聯絡電話\nC1,臺灣積體電路製造股份有限公司,02-27208889\n', 'big5'), 'big5'],
    ['a Shift_JIS export', iconv.encode('氏名,電話番号\n山田太郎,03-1234-5678\n鈴木はなこ,06-1234-5678\n', 'shift_jis'), 'shift_jis'],
    ['an EUC-JP export', iconv.encode('氏名,電話番号\n山田太郎,03-1234-5678\n鈴木はなこ,06-1234-5678\n', 'eucjp'), 'euc-jp'],
    ['a Korean export', iconv.encode('고객명,전화번호,주소\n김민수,010-1234-5678,서울특별시 강남구\n', 'cp949'), 'euc-kr'],
    ['German names, windows-1252', iconv.encode('Müller;Köln;Straße;Jürgen;Größe;Schäfer;Bäcker;Günther;Böhm;Fußball'.replaceAll(';', '\n'), 'win1252'), 'windows-1252'],
    ['curly apostrophes, windows-1252', iconv.encode('O’Brien,Macy’s,Lowe’s,Kohl’s,Levi’s,D’Angelo,Moe’s,Land’s,Ben’s,Dick’s', 'win1252'), 'windows-1252'],
    ['Polish names, windows-1250', iconv.encode('Łukasz,Małgorzata,Wójcik,Kowalczyk-Dąbrowska,Jóźwiak,Zając,Król,Wróbel,Gołębiewski,Święs,Piątek,Grześkowiak', 'win1250'), 'windows-1250'],
    ['Russian names, windows-1251', iconv.encode('Имя,Город,Телефон\nСергей Иванов,Москва,1\nЯна Юрьева,Санкт-Петербург,2\n', 'win1251'), 'windows-1251'],
    ['one name in GBK', iconv.encode('id,name\n1,张三\n', 'gbk'), '?'],
    ['女 in GBK, which is Ů in UTF-8', bytes(0x61, 0x2c, 0xc5, 0xae, 0x0a, 0x62, 0x2c, 0xc5, 0xae, 0x0a), '?'],
    ['one é in windows-1252', bytes(0x4a, 0x6f, 0x73, 0xe9, 0x0a), '?'],
    ['a DOS code page, which nothing here reads', iconv.encode('Müller,Köln,Straße,Jürgen,Größe,Schäfer,Günther', 'cp850'), '?'],
    ['a mark that says UTF-8 over a body in GBK', Buffer.concat([bytes(0xef, 0xbb, 0xbf), iconv.encode(CRM, 'gbk')]), '?'],
    ['UTF-8 and GBK in one file', Buffer.concat([Buffer.from(CRM), iconv.encode(CRM, 'gbk')]), '?'],
    ['ISO-2022-JP', Buffer.from('\x1b$B;3ED\x1b(B,1\n', 'latin1'), '?'],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), '?'],
    ['a workbook', bytes(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0), 'binary'],
    ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'binary'],
    ['a picture without its first bytes', Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) & 0xff), 'binary'],
    ['a stray NUL in a text file', Buffer.from(`${CRM.repeat(3)}a\u0000b\n`), 'utf-8'],
  ])('%s', (_, input, expected) => {
    expect(verdict(input)).toBe(expected);
  }); // prettier-ignore

  test('says what decided, and whether there is a mark', () => {
    const because = (input: Uint8Array): unknown => {
      const detected = detectEncoding([input]);
      return detected.certain && [detected.because, detected.bom];
    };
    expect(because(Buffer.from('a,b\n'))).toEqual(['ascii', false]);
    expect(because(Buffer.from(CRM))).toEqual(['utf-8', false]);
    expect(because(Buffer.from(`\ufeff${CRM}`))).toEqual(['bom', true]);
    expect(because(Buffer.from(CRM, 'utf16le'))).toEqual(['nul-pattern', false]);
    expect(because(iconv.encode(CRM, 'gbk'))).toEqual(['characters', false]);
  });

  test('when it asks, it shows what the first words would be, the likeliest first', () => {
    const detected = detectEncoding([iconv.encode('姓名\n张三\n', 'gbk')]);
    expect(detected.certain).toBe(false);
    if (detected.certain) return;
    expect(detected.candidates[0]).toEqual({ encoding: 'gb18030', sample: '姓名 张*' });
    expect(new Set(detected.candidates.map(({ sample }) => sample)).size).toBe(detected.candidates.length);
    expect(detected.candidates.every(({ sample }) => sample.length <= 24)).toBe(true);
  });

  test('the first Chinese bytes may stand in a later sample that starts in the middle of a character', () => {
    const head = Buffer.from('id,name\n1,Smith\n');
    const later = iconv.encode(CRM.repeat(2), 'gbk');
    const second = later.indexOf(iconv.encode('客户名称', 'gbk')) + 1;
    expect(verdict(head, later.subarray(second))).toBe('gb18030');
    const utf8 = Buffer.from(CRM.repeat(2));
    expect(verdict(head, utf8.subarray(utf8.indexOf('客户名称') + 1))).toBe('utf-8');
  });

  const texts: readonly (readonly [Encoding, string])[] = [
    ['utf-8', 'utf8'],
    ['gb18030', 'gb18030'],
  ];
  test.each(texts)('%s is found whatever the samples cut', (encoding, label) => {
    const whole = iconv.encode(CRM.repeat(3), label);
    const cut = fc.tuple(fc.nat(whole.length), fc.integer({ min: 40, max: 120 }));
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
        const pieces = cuts.map(([start, length]) => whole.subarray(start, start + length));
        return verdict(whole.subarray(0, 100), ...pieces) === encoding;
      }),
      { numRuns: 60 },
    );
  });
});

function uniqueNames(): () => string {
  const given = Array.from('伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰红玉萍鹏华飞');
  let next = 0;
  return () => `王${given[next % given.length]!}${given[Math.floor(next++ / given.length)]!}`;
}

describe('decodeWhole', () => {
  test.each<[Encoding, Uint8Array, string, number, string]>([
    ['windows-1252', bytes(0x4f, 0x92, 0x42, 0x80, 0x81), 'O’B€\x81', 0, 'Node 20.18.3 to 20.20 pass 92 and 80 through'],
    ['euc-kr', bytes(0x81, 0x41, 0xb0, 0xa1, 0x2c), '갂가,', 0, 'a syllable only Korean Windows has'],
    ['big5', bytes(0xfa, 0x40, 0xa4, 0xa4), '𠕇中', 0, 'a character of Hong Kong'],
    ['gb18030', bytes(0x95, 0x34, 0xb2, 0x35), '𠮷', 0, 'four bytes'],
    ['gb18030', bytes(0xb0, 0x2c, 0x41), '\ufffd,A', 1, 'half a character swallows no comma'],
    ['big5', bytes(0xb0, 0x0a, 0x41), '\ufffd\nA', 1, 'nor a line end'],
    ['euc-kr', bytes(0xb0, 0x22, 0x41), '\ufffd"A', 1, 'nor a quote'],
    ['shift_jis', bytes(0xe0, 0x2c), '\ufffd,', 1, ''],
    ['euc-jp', bytes(0xb0, 0x2c), '\ufffd,', 1, ''],
    ['utf-8', bytes(0xe4, 0xb8, 0x2c, 0xff), '\ufffd,\ufffd', 2, ''],
    ['utf-8', Buffer.from('a\ufffdb'), 'a\ufffdb', 0, 'the file itself says U+FFFD'],
    ['utf-8', Buffer.concat([Buffer.from('a\ufffdb'), bytes(0xff)]), 'a\ufffdb\ufffd', 1, 'one of each'],
    ['utf-16le', bytes(0xfd, 0xff, 0x00, 0xd8, 0x41, 0), '\ufffd\ufffdA', 1, 'half a surrogate pair'],
    ['utf-16be', bytes(0xff, 0xfd, 0x00, 0x41, 0x00), '\ufffdA\ufffd', 1, 'half a unit'],
  ])('%s %# (%s)', (encoding, input, text, invalid) => {
    expect(decodeWhole(input, encoding)).toEqual({ text, invalid });
  }); // prettier-ignore
});

describe('createDecoder', () => {
  function stream(
    encoding: Encoding,
    whole: Uint8Array,
    sizes: readonly number[],
  ): { text: string; invalid: number } {
    const decoder = createDecoder(encoding);
    let text = '';
    for (let at = 0, turn = 0; at < whole.length; turn++) {
      const size = sizes[turn % sizes.length]!;
      // One buffer filled again and again, as readers do.
      const chunk = Uint8Array.from(whole.subarray(at, at + size));
      text += decoder.write(chunk);
      chunk.fill(0x3f);
      at += size;
    }
    text += decoder.end();
    return { text, invalid: decoder.invalid };
  }

  test.each(ENCODINGS.map((encoding) => [encoding]))('%s: chunks of any size give one text', (encoding) => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    // Mostly bytes that take part in long characters, some delimiters and letters.
    const byte = fc.oneof(
      fc.integer({ min: 0x80, max: 0xff }),
      fc.constantFrom(0x2c, 0x0a, 0x30, 0x39, 0x41, 0x7c, 0),
    );
    const input = fc.array(byte, { maxLength: 60 });
    fc.assert(
      fc.property(input, sizes, (values, cuts) => {
        const whole = Uint8Array.from(values);
        const { text, invalid } = decodeWhole(whole, encoding);
        const expected = text.startsWith('\ufeff') ? text.slice(1) : text;
        expect(stream(encoding, whole, cuts)).toEqual({ text: expected, invalid });
      }),
    );
  });

  test('UTF-8 and GB18030 are what Node makes of them', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), sizes, (whole, cuts) => {
        for (const encoding of ['utf-8', 'gb18030'] as const) {
          const expected = new TextDecoder(encoding, { ignoreBOM: true })
            .decode(whole)
            .replace(/^\ufeff/, '');
          expect(stream(encoding, whole, cuts).text).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('text goes through untouched, however it is cut', () => {
    const text = `\ufeff${CRM}𠮷野家,"a\r\nb",é\n`;
    for (const [encoding, label] of [
      ['utf-8', 'utf8'],
      ['utf-16le', 'utf-16le'],
      ['utf-16be', 'utf-16be'],
      ['gb18030', 'gb18030'],
    ] as const) {
      for (const size of [1, 2, 3, 7, 1000]) {
        expect(stream(encoding, iconv.encode(text, label), [size])).toEqual({
          text: text.slice(1),
          invalid: 0,
        });
      }
    }
  });
});

// What the folders and files of the corpora say about themselves. Those that nothing here decodes must be asked about.
const SAID: Readonly<Record<string, Encoding | 'unreadable'>> = {
  CP932: 'shift_jis',
  GB2312: 'gb18030',
  'EUC-TW': 'unreadable',
  IBM855: 'unreadable',
  Johab: 'unreadable',
  utf32le: 'unreadable',
  MacCyrillic: 'x-mac-cyrillic',
  'TIS-620': 'windows-874',
  'iso-8859-9-turkish': 'windows-1254',
  'utf-8-sig': 'utf-8',
  iso88596_ar: 'iso-8859-6',
  iso88597_el: 'iso-8859-7',
  iso88598: 'iso-8859-8',
  iso88598_he: 'iso-8859-8',
  iso88599_tr: 'windows-1254',
  shiftjis: 'shift_jis',
};

function saidBy(name: string): Encoding | 'unreadable' {
  const plain = name.replace(/_(?:el|he|tr|ar|et|lt|lv)$/, '').replaceAll('_', '-');
  const said =
    SAID[name] ??
    (name.startsWith('lang_') ? 'utf-8' : undefined) ??
    parseEncoding(plain) ??
    parseEncoding(/^(?:iso-8859-\d+|windows-\d+)/.exec(plain)?.[0] ?? '');
  if (said === undefined) throw new Error(`no encoding known for ${name}`);
  return said;
}

function corpus(): readonly { readonly said: Encoding | 'unreadable'; readonly file: string }[] {
  const chardet = inCorpus('encodings/chardet/tests');
  const nodeChardet = inCorpus('encodings/node-chardet/src/test/data/encodings');
  const folders = fs.readdirSync(chardet).flatMap((folder) =>
    fs.readdirSync(path.join(chardet, folder)).map((name) => ({
      said: saidBy(folder),
      file: path.join(chardet, folder, name),
    })),
  );
  const named = fs
    .readdirSync(nodeChardet)
    .map((name) => ({ said: saidBy(name), file: path.join(nodeChardet, name) }));
  return [...folders, ...named];
}

const hasCorpus = fs.existsSync(inCorpus('encodings'));
if (!hasCorpus) process.stderr.write(`SKIPPED: encoding corpora not found in ${DATA} (set ONEROW_DATA)\n`);

describe.skipIf(!hasCorpus)('files of chardet and node-chardet', () => {
  type Outcome = 'right' | 'asked' | 'wrong';
  const outcomes = (): readonly { said: string; file: string; outcome: Outcome }[] =>
    corpus().map(({ said, file }) => {
      const content = fs.readFileSync(file);
      const detected = detectEncoding([content.subarray(0, 1 << 16)]);
      if (!detected.certain) return { said, file, outcome: 'asked' };
      // iso-8859-1 read as windows-1252 is right when it comes out the same.
      const isRight =
        said !== 'unreadable' &&
        decodeWhole(content, detected.encoding).text === decodeWhole(content, said).text;
      return { said, file, outcome: isRight ? 'right' : 'wrong' };
    });

  test('none is wrong in silence; the encodings of Chinese exports are recognised', () => {
    const all = outcomes();
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
    const chinese = all.filter(({ said }) => /^(?:gb18030|big5|utf-)/.test(said));
    expect(chinese.length).toBeGreaterThan(38);
    const right = chinese.filter(({ outcome }) => outcome === 'right').length;
    expect(right / chinese.length).toBeGreaterThanOrEqual(0.98);
    // Asking about everything would be safe, too.
    expect(all.filter(({ outcome }) => outcome === 'asked').length).toBeLessThanOrEqual(14);
  });
});
