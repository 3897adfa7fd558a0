// A generated Chinese customer export whose every cell is known: four channels (web form, WeChat, store sheet through
// Excel, legacy ERP), each with its own columns, gaps and habits. Same size and seed, same bytes. Nobody in it exists.
//
//   node test/bench/chinese-export.js FOLDER [ROWS] [SEED]    writes the files and truth.jsonl
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { blank, clean, lost } from './chinese/cell.js';
import { channelCell, CHANNELS, genderCell, tagsCell, yesNoCell } from './chinese/lists.js';
import { cnIdCell, memberCell, postcodeCell, usccCell } from './chinese/codes.js';
import { landlineCell, mobileCell } from './chinese/phones.js';
import { openRandom } from './chinese/random.js';
import { addressCell, companyCell, nameCell, noteCell, regionCell } from './chinese/texts.js';
import { ambiguousDate, amountCell, dateCell, emailCell, timeCell } from './chinese/values.js';
import { openWorld } from './chinese/world.js';

const maybe = (random, gaps, cell) => (random.chance(gaps) ? blank() : cell());

/** A staff number typed for customers who gave none: nothing shows it but the many names behind it. */
const STAFF = { mobile: '13951764208', email: 'kefu01@langtuo-tech.com.cn' };
const staffOr = (random, share, typed, cell) =>
  random.chance(share) ? lost(`${typed.includes('@') ? 'email' : 'phone'}: typed for many`, typed) : cell();

/** By channel: file, encoding, line end, and for each column how a person's cell comes about. */
const CHANNEL_FILES = [
  {
    name: 'web',
    encoding: 'utf8',
    eol: '\n',
    columns: {
      user_id: (_, r, at) => clean(`U${100001 + at}`),
      name: (p, r) => maybe(r, 0.03, () => nameCell(p, r, { dirt: 0.25, damage: 0.04 })),
      mobile: (p, r) =>
        maybe(r, 0.05, () =>
          staffOr(r, 0.03, STAFF.mobile, () => mobileCell(p, r, { dirt: 0.4, damage: 0.05 })),
        ),
      email: (p, r) =>
        maybe(r, 0.2, () =>
          staffOr(r, 0.03, STAFF.email, () => emailCell(p, r, { dirt: 0.35, damage: 0.06 })),
        ),
      gender: (p, r) => genderCell(p, r, { style: 'words', gaps: 0.2, damage: 0.03 }),
      birthday: (p, r) => maybe(r, 0.3, () => dateCell(p.birth, r, { dirt: 0.5, damage: 0.04 })),
      city: (p, r) => maybe(r, 0.1, () => regionCell(p, r, { level: 'city', dirt: 0.3, damage: 0.02 })),
      address: (p, r) => maybe(r, 0.3, () => addressCell(p, r, { dirt: 0.3, damage: 0.04 })),
      source: (p, r) => channelCell(r, { dirt: 0.4 }),
      subscribed: (p, r) => yesNoCell(r, { gaps: 0.3 }),
      tags: (p, r) => tagsCell(r, { dirt: 0.5 }),
      created_at: (p, r) => timeCell(p.joined, p.time, r, { dirt: 0.3, damage: 0.01 }),
      note: (p, r) => noteCell(p, r, { dirt: 0.4 }),
    },
  },
  {
    name: 'wechat',
    encoding: 'utf8',
    bom: true,
    eol: '\r\n',
    columns: {
      会员编号: (_, r, at) => clean(`wx-${String(20001 + at)}`),
      姓名: (p, r) => maybe(r, 0.15, () => nameCell(p, r, { dirt: 0.3, damage: 0.06 })),
      手机号: (p, r) => maybe(r, 0.3, () => mobileCell(p, r, { dirt: 0.15, damage: 0.08 })),
      微信号: (p, r) => maybe(r, 0.1, () => clean(p.wechat)),
      性别: (p, r) => genderCell(p, r, { style: 'codes', gaps: 0, damage: 0 }),
      省份: (p, r) => maybe(r, 0.2, () => regionCell(p, r, { level: 'province', dirt: 0.3, damage: 0.01 })),
      城市: (p, r) => maybe(r, 0.2, () => regionCell(p, r, { level: 'city', dirt: 0.3, damage: 0.01 })),
      客户来源: (p, r) => channelCell(r, { dirt: 0.2 }),
      标签: (p, r) => tagsCell(r, { dirt: 0.4 }),
      注册时间: (p, r) => timeCell(p.joined, p.time, r, { dirt: 0, damage: 0, unix: 's' }),
      备注: (p, r) => noteCell(p, r, { dirt: 0.3 }),
    },
  },
  {
    name: 'store',
    encoding: 'gb18030',
    eol: '\r\n',
    columns: {
      会员卡号: (_, r, at) => memberCell(12001 + at * 7, r, { through: 'excel' }),
      客户姓名: (p, r) => nameCell(p, r, { dirt: 0.2, damage: 0.03 }),
      联系电话: (p, r) => mobileCell(p, r, { dirt: 0.45, damage: 0.1 }),
      身份证号: (p, r) => maybe(r, 0.3, () => cnIdCell(p, r, { through: 'excel' })),
      生日: (p, r) => maybe(r, 0.2, () => dateCell(p.birth, r, { dirt: 0.4, damage: 0.05, serials: 0.4 })),
      性别: (p, r) => genderCell(p, r, { style: 'words', gaps: 0.1, damage: 0.02 }),
      家庭住址: (p, r) => maybe(r, 0.2, () => addressCell(p, r, { dirt: 0.3, damage: 0.05 })),
      邮编: (p, r) => maybe(r, 0.4, () => postcodeCell(p, r, { dirt: 0.1, damage: 0.02, through: 'excel' })),
      消费金额: (p, r) => amountCell(p.amount, r, { dirt: 0.4, damage: 0.05 }),
      来源: (p, r) => channelCell(r, { dirt: 0.3 }),
      登记日期: (p, r) => (r.chance(0.02) ? (ambiguousDate(p.seen) ?? dateCell(p.seen, r, { dirt: 0, damage: 0 })) : dateCell(p.seen, r, { dirt: 0.5, damage: 0.03, serials: 0.3 })), // prettier-ignore
      是否同意营销: (p, r) => yesNoCell(r, { gaps: 0.2 }),
    },
  },
  {
    name: 'erp',
    encoding: 'gb18030',
    eol: '\r\n',
    columns: {
      客户编码: (_, r, at) => clean(`KH${String(at + 1).padStart(6, '0')}`),
      公司名称: (p, r) => companyCell(p, r, { dirt: 0.35, damage: 0.04 }),
      统一社会信用代码: (p, r) => maybe(r, 0.15, () => usccCell(p, r, { dirt: 0.25, damage: 0.08 })),
      联系人: (p, r) => maybe(r, 0.1, () => nameCell(p, r, { dirt: 0.25, damage: 0.05 })),
      身份证号码: (p, r) => maybe(r, 0.5, () => cnIdCell(p, r, { dirt: 0.3, damage: 0.08 })),
      座机: (p, r) => maybe(r, 0.15, () => landlineCell(p, r, { dirt: 0.6, damage: 0.05, cityKnown: true })),
      手机: (p, r) => maybe(r, 0.2, () => mobileCell(p, r, { dirt: 0.4, damage: 0.06 })),
      传真: (p, r) => maybe(r, 0.6, () => landlineCell(p, r, { dirt: 0.4, damage: 0.02, cityKnown: true })),
      邮箱: (p, r) => maybe(r, 0.3, () => emailCell(p, r, { dirt: 0.4, damage: 0.05 })),
      省份: (p, r) => regionCell(p, r, { level: 'province', dirt: 0.3, damage: 0.01 }),
      城市: (p) => clean(p.place.city),
      区县: (p, r) => maybe(r, 0.1, () => regionCell(p, r, { level: 'district', dirt: 0.3, damage: 0.01 })),
      注册地址: (p, r) => maybe(r, 0.15, () => addressCell(p, r, { dirt: 0.3, damage: 0.03 })),
      成交金额: (p, r) => maybe(r, 0.2, () => amountCell(p.amount, r, { dirt: 0.5, damage: 0.05 })),
      建档日期: (p, r) => dateCell(p.joined, r, { dirt: 0.6, damage: 0.03 }),
      更新时间: (p, r) => timeCell(p.seen, p.time, r, { dirt: 0.6, damage: 0.02 }),
    },
  },
  {
    name: 'loyalty',
    encoding: 'utf8',
    eol: '\n',
    columns: {
      memberid: (_, r, at) => clean(`M-${50001 + at}`),
      name: (p, r) => nameCell(p, r, { dirt: 0.1, damage: 0.01 }),
      idcard: (p, r) => maybe(r, 0.1, () => cnIdCell(p, r, { through: 'double' })),
      phone: (p, r) => mobileCell(p, r, { dirt: 0.3, damage: 0.03 }),
      createtime: (p, r) => timeCell(p.joined, p.time, r, { dirt: 0, damage: 0, unix: 'ms' }),
    },
  },
];

/** The whole export in memory: per file its bytes and what is known about every cell. */
export function chineseExport({ rows = 2000, seed = 20260630 } = {}) {
  const random = openRandom(seed);
  const world = openWorld(random);
  const files = CHANNEL_FILES.map((channel) => {
    const columns = Object.keys(channel.columns);
    const makers = Object.values(channel.columns);
    const cells = Array.from({ length: rows }, (_, at) => {
      const person = { ...world.person(), encoding: channel.encoding };
      return makers.map((make) => make(person, random, at));
    });
    const lines = [
      columns.map(quoted).join(','),
      ...cells.map((row) => row.map(({ text }) => quoted(text)).join(',')),
    ];
    const text = (channel.bom ? '\ufeff' : '') + lines.map((line) => line + channel.eol).join('');
    return { name: `${channel.name}.csv`, columns, cells, bytes: iconv.encode(text, channel.encoding) };
  });
  return { files, config: configOf() };
}

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The only thing anybody has to say about these files: what the channels are called. */
function configOf() {
  const values = Object.entries(CHANNELS).map(
    ([standard, words]) => `      ${standard}: [${words.join(', ')}]`,
  );
  const fields = ['source', '客户来源', '来源'].map(
    (field) => `  ${field}:\n    values:\n${values.join('\n')}`,
  );
  return `version: 1\ncountry: CN\nlang: zh\nfields:\n${fields.join('\n')}\n`;
}

export function writeExport(folder, made) {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of made.files) writeFileSync(path.join(folder, name), bytes);
  writeFileSync(path.join(folder, 'onerow.yaml'), made.config);
  const truth = made.files.flatMap(({ name, columns, cells }) =>
    cells.flatMap((row, at) =>
      row.map((cell, c) => JSON.stringify({ file: name, row: at + 1, column: columns[c], ...cell })),
    ),
  );
  writeFileSync(path.join(folder, 'truth.jsonl'), `${truth.join('\n')}\n`);
}

if (process.argv[1] === import.meta.filename) {
  const [folder = 'test/bench/data/chinese', rows = '2000', seed = '20260630'] = process.argv.slice(2);
  writeExport(folder, chineseExport({ rows: Number(rows), seed: Number(seed) }));
}
