import { describe, expect, test } from 'vitest';
import { isCompanyInDomain, isNameInCompany, isNameInEmail, isPhoneInEmail } from '../../src/rulepack/cross-fields.ts'; // prettier-ignore

describe('a name inside a company', () => {
  test.each([
    ['张三', '张三商行', true],
    ['李小明', '上海 李小明诊所', true],
    ['张三', '李四商行', false],
    ['王府', '王府', false],
    ['张', '张三商行', false],
    ['小明', '李小明诊所', false],
    ['john smith', 'john smith plumbing', true],
    ['john smith', 'smith plumbing', false],
    ['john smith', 'john smith', false],
    ['j smith', 'john smith plumbing', false],
  ])('%s in %s: %s', (name, company, expected) => expect(isNameInCompany(name, company)).toBe(expected));
});

describe('a phone in front of an @', () => {
  test.each([
    ['+8613651079428', '13651079428@139.com', true],
    ['+8613651079428', '13651079429@139.com', false],
    ['+861088886666;ext=801', '1088886666@acme.com', true],
    ['+8613651079428', 'li.lei@139.com', false],
    ['110', '110@qq.com', false],
  ])('%s in %s: %s', (phone, email, expected) => expect(isPhoneInEmail(phone, email)).toBe(expected));
});

describe('a name in front of an @', () => {
  test.each([
    ['张三', 'zhangsan@qq.com', true],
    ['张三', 'san.zhang@acme.com', true],
    ['张三', 'zhangsan88@qq.com', true],
    ['张三', 'zsan@qq.com', true],
    ['张三', 'lisi@qq.com', false],
    ['张三', '365107@qq.com', false],
    ['欧阳娜', 'ouyangna@qq.com', true],
    ['john smith', 'john.smith@acme.com', true],
    ['john smith', 'jsmith@acme.com', true],
    ['john smith', 'smithj@acme.com', true],
    ['john andrew smith', 'john.smith@acme.com', true],
    ['john smith', 'johnny@acme.com', false],
    ['smith', 'smith@acme.com', false],
  ])('%s in %s: %s', (name, email, expected) => expect(isNameInEmail(name, email)).toBe(expected));
});

describe('a company in a domain', () => {
  test.each([
    ['hollingsworth textiles', 'www.hollingsworthtexti.co.uk', true],
    ['acme widget', 'acmewidget.com', true],
    ['acme widget', 'acme.com', false],
    ['hollingsworth textiles', 'hollingsworth-group.com', true],
    ['gmail services', 'gmail.com', false],
    ['远景科技', 'yuanjing.com', false],
    ['acme widget', 'other.com', false],
  ])('%s in %s: %s', (company, domain, expected) =>
    expect(isCompanyInDomain(company, domain)).toBe(expected),
  );
});
