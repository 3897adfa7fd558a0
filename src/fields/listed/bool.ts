import type { FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { compactKey } from '../../text/hygiene.ts';
import { digitsOfFloat } from '../excel-damage.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutValue, written } from '../outcome.ts';

const CANONICAL: Readonly<Record<FieldSettings['words'], readonly [yes: string, no: string]>> = {
  zh: ['是', '否'],
  en: ['true', 'false'],
};

const YES = new Set(
  '是 是的 有 对 真 已 启用 开 开启 打开 同意 愿意 接受 允许 可 可以 能 正确 需要 勾选 1 y yes yeah true t on enabled active ok ja oui sí si sim wahr vrai verdadero vero да 예 네 はい √ ✓ ✔ ☑ ✅ ■ ●'.split(
    ' ',
  ),
);
const NO = new Set('否 不 没有 没 错 假 未 停用 禁用 关 关闭 不同意 不愿意 不接受 拒绝 不允许 不可 不可以 不能 错误 不需要 不是 未勾选 0 n no false f off disabled inactive nein non não falsch faux falso нет 아니오 いいえ × ✗ ✘ ☒ ❌ ☐ □ ○'.split(' ')); // prettier-ignore
/** 已订阅, 未认证. Of 已退订 only the header knows whether that is a yes. */
const DONE = /^(已经?|未|尚未|没有)(\p{Script=Han}{2,4})$/u;
const UNDOES = /退|停|取消|关|禁|注销|拒|失效|过期|解绑|删|冻结|流失|作废|无|不|问题|意见|异议|关系/;
/** No, or nothing filled in? Nobody can tell from the cell, only from a column that says 有 elsewhere. */
const EITHER = '无';

/** Yes or no in the words of the run. */
export function openBool({ words, profile }: FieldSettings): Normalizer {
  const [yes, no] = CANONICAL[words];
  return {
    clean(cell) {
      if (cell === yes || cell === no) return asItStands(cell);
      const { text, issues } = tidyAndFold(cell);
      const word = digitsOfFloat(text) || compactKey(text) || text;
      if (YES.has(word)) return written(cell, yes, 'bool/standard-word', issues);
      if (NO.has(word)) return written(cell, no, 'bool/standard-word', issues);
      const done = DONE.exec(text);
      if (done !== null && !UNDOES.test(done[2]!))
        return written(cell, done[1]!.startsWith('已') ? yes : no, 'bool/standard-word', issues);
      if (text === EITHER && profile.saysHave === true)
        return written(cell, no, 'bool/standard-word', issues);
      if (text === EITHER) return keptAsTyped(cell, 'suspect', 'bool/no-or-blank');
      return withoutValue(cell, text) ?? keptAsTyped(cell, 'invalid', 'bool/unknown-word');
    },
    keys: ({ value, status }) =>
      status === 'ok' || status === 'fixed' ? [value === yes ? 'true' : 'false'] : NO_KEYS,
  };
}
