// A child table of any size: orders of the customers that writePeople makes. Deterministic; about five a customer, some
// customers with none, one order in two hundred of a customer nobody knows.
import { closeSync, openSync, writeSync } from 'node:fs';
import { random } from './people.js';

const GOODS = [
  '面膜',
  '净水器',
  '滤芯',
  '台灯',
  '行李箱',
  '茶具礼盒',
  '耳机',
  '瑜伽垫',
  '空气炸锅',
  '蓝牙音箱',
];
const STATES = ['已完成', '已发货', '待付款', '已退款', '已关闭'];
const HEADER = '订单号,客户编号,商品,数量,金额,下单时间,状态,备注\n';

export function writeOrders(file, rows, customers, { seed = 11 } = {}) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const two = (value) => String(value).padStart(2, '0');
  const out = openSync(file, 'w');
  let buffer = HEADER;
  for (let number = 1; number <= rows; number++) {
    const unknown = next() < 0.005;
    const customer = 1 + Math.floor(next() * customers) + (unknown ? customers : 0);
    const count = 1 + Math.floor(next() ** 3 * 6);
    const day = `${2019 + Math.floor(next() * 7)}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`;
    const time = `${two(Math.floor(next() * 24))}:${two(Math.floor(next() * 60))}:${two(Math.floor(next() * 60))}`;
    const note = next() < 0.1 ? '"送货前电话联系, 谢谢"' : '';
    buffer += `D${String(number).padStart(9, '0')},C${String(customer).padStart(8, '0')},${pick(GOODS)},${count},${(next() * 900).toFixed(2)},${day} ${time},${pick(STATES)},${note}\n`;
    if (buffer.length > 1 << 20) {
      writeSync(out, buffer);
      buffer = '';
    }
  }
  writeSync(out, buffer);
  closeSync(out);
}
