import type { FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { compactKey } from '../../text/hygiene.ts';
import { digitsOfFloat } from '../excel-damage.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutValue, written } from '../outcome.ts';

const CANONICAL: Readonly<Record<FieldSettings['words'], readonly [yes: string, no: string]>> = {
  zh: ['是', '否'],
  en: ['true', 'false'],
};

const YES = new Set(
  '是 有 对 真 已 启用 开 开启 打开 同意 允许 可以 正确 需要 1 y yes yeah true t on enabled active ok √ ✓ ✔ ☑ ✅'.split(
    ' ',
  ),
);
const NO = new Set('否 不 没有 没 错 假 未 停用 禁用 关 关闭 不同意 拒绝 不允许 不可以 错误 不需要 不是 0 n no false f off disabled inactive × ✗ ✘ ☒ ❌'.split(' ')); // prettier-ignore
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
      if (text === EITHER && profile.saysHave === true)
        return written(cell, no, 'bool/standard-word', issues);
      if (text === EITHER) return keptAsTyped(cell, 'suspect', 'bool/no-or-blank');
      return withoutValue(cell, text) ?? keptAsTyped(cell, 'invalid', 'bool/unknown-word');
    },
    keys: ({ value, status }) =>
      status === 'ok' || status === 'fixed' ? [value === yes ? 'true' : 'false'] : NO_KEYS,
  };
}
