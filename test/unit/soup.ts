import fc from 'fast-check';
import type { FieldSettings } from '../../src/model/cleaned.ts';
import { NO_PROFILE } from '../../src/model/cleaned.ts';

export const SETTINGS: FieldSettings = {
  country: 'CN',
  phoneFormat: 'e164',
  today: '2026-01-01',
  words: 'zh',
  dateOrder: '',
  profile: NO_PROFILE,
};

/** Pieces that have broken normalizers: guards, entities, widths, masks, separators, units, labels. */
const PIECES = Array.from(
  '张李王欧阳娜小三四先生女士总某的和、，；：（）()[]【】"\'`·•.。-—_/\\|*＊&＆amp;#＃ 　\t\n\u200b\u202d\ufeff\u00a0xX×０１２9万亿元¥$%,'
    .concat('上海北京市省区县有限公司股份集团分行科技远景中国㈱①½ﾟｶがßæøłđıİǄŉΣéé'),
).concat(
  '有限公司', '（有限合伙）', '先生', 'Mr. ', ' Jr', 'VIP', 'GmbH', ' & Co', '&amp;', '&nbsp;', '="', '"', '\\n', 'E+17', '.0',
  '男', 'male', '无', '未知', '身份证号：', '11010519491231002x', '110105491231002', '91350100m000100y43', 'http://', 'QQ:', '1.2', '1,234',
  'mcdonald', 'VAN DER', "o'brien", '🙂', '👨‍👩‍👧', '\ue000', '𠮷', '䶮', '[',
); // prettier-ignore

export const soup: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
