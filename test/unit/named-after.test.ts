import { expect, test } from 'vitest';
import { isNamedAfter } from '../../src/fields/email/named-after.ts';

test.each([
  ['jan.koenig@x.example', 'jan konig', true, 'given name and surname'],
  ['jkonig@x.example', 'jan koenig', true, 'initial and surname'],
  ['jan7@x.example', 'jan koenig', true, 'a digit or two other Jans have as well'],
  ['jkoenig1984@x.example', 'jan koenig', false, 'three digits are one of them alone'],
  ['sunflower@x.example', 'jan koenig', false, 'a name of its own'],
  ['info@x.example', 'li info', true, 'whatever the name is'],
  ['zhangsan@x.example', '张三', true, 'pinyin'],
  ['sanzhang@x.example', '张三', true, 'given name first'],
  ['zhang8@x.example', '张三', false, 'the surname alone says less, and is left to the names'],
  ['', 'jan koenig', false, 'no mailbox'],
  ['jan@x.example', '', false, 'no name'],
])('%s, %s: %s (%s)', (mailbox, name, named) => {
  expect(isNamedAfter(mailbox, name)).toBe(named);
});
