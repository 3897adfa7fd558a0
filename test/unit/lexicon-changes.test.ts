// A word a person adds to a list changes what becomes of a cell that holds it, or the configuration refuses the list.
import { describe, expect, test } from 'vitest';
import { FIXED, lists } from '../../rules/lexicons/pack.mjs';
import { NO_SETTINGS, type FieldSettings } from '../../src/model/cleaned.ts';
import type { FieldType } from '../../src/model/field-type.ts';
import type { ConfigProblems } from '../../src/model/user-error.ts';
import { CHANGEABLE_LEXICONS } from '../../src/rulepack/changeable-lexicons.ts';
import { matchKind } from '../../src/rulepack/comparisons.ts';
import { parseConfig } from '../../src/rulepack/config.ts';
import { fuzzyDerive } from '../../src/rulepack/blocking-passes.ts';
import { readHeader } from '../../src/rulepack/header-lexicon.ts';
import { openNormalizer } from '../../src/rulepack/normalizers.ts';
import { openTrialWords } from '../../src/rulepack/trial-record.ts';

const names = lists().map((file) => file.replace(/\.\w+$/, ''));
type Lexicons = NonNullable<FieldSettings['lexicons']>;

const settingsWith = (lexicons?: Lexicons): FieldSettings => ({
  ...NO_SETTINGS,
  country: 'CN',
  words: 'zh',
  today: '2026-01-31',
  ...(lexicons === undefined ? {} : { lexicons }),
});

/** What a cell is made of, with the short cut asked too: it may not say "as it stands" of anything else. */
function outcome(type: FieldType, cell: string, lexicons?: Lexicons): string {
  const normalizer = openNormalizer(type, settingsWith(lexicons));
  const cleaned = normalizer.clean(cell);
  const bytes = new TextEncoder().encode(cell);
  if (normalizer.accepts?.(bytes, 0, bytes.length) === true)
    expect([cleaned.status, cleaned.value, cleaned.issues]).toEqual(['ok', cell, []]);
  expect(normalizer.clean(cleaned.value).value).toBe(cleaned.value);
  return [cleaned.value, cleaned.status, cleaned.issues.join(' ') || '-', normalizer.keys(cleaned).join('|') || '-'].join(' ; '); // prettier-ignore
}

function level(type: FieldType, left: string, right: string, lexicons?: Lexicons): string {
  const { comparison } = matchKind(type, type === 'name' ? 'name' : 'other', lexicons);
  const normalizer = openNormalizer(type, settingsWith(lexicons));
  const [one, other] = [left, right].map((cell) => {
    const [key = ''] = normalizer.keys(normalizer.clean(cell));
    return comparison.prepare(key);
  });
  return comparison.levels[comparison.compare(one, other)]!.name;
}

describe('what becomes of a cell', () => {
  test.each<[list: string, change: string, type: FieldType, cell: string, shipped: string, changed: string]>([
    ['shop-places', '柳浪闻莺', 'company', '远景驿站柳浪闻莺店', '远景驿站柳浪闻莺店 ; ok ; - ; 远景驿站柳浪闻莺店', '远景驿站柳浪闻莺店 ; ok ; - ; 远景驿站 / 柳浪闻莺店'],
    ['shop-places', '-人民', 'company', '远景驿站人民路店', '远景驿站人民路店 ; ok ; - ; 远景驿站 / 人民路店', '远景驿站人民路店 ; ok ; - ; 远景驿站人民路店'],
    ['surnames', '呼延若', 'name', '呼延若先生', '呼延若 ; fixed ; name/honorific ; 呼延若', '呼延若先生 ; suspect ; name/surname-only ; -'],
    ['honorifics', '掌柜的', 'name', '张三掌柜的', '张三掌柜的 ; suspect ; name/unlikely ; 张三掌柜的', '张三 ; fixed ; name/honorific ; 张三'],
    ['organisation-forms', '有限行号', 'company', '上海远景有限行号', '上海远景有限行号 ; ok ; company/not-full-legal-name ; 上海 远景有限行号', '上海远景有限行号 ; ok ; - ; 上海 远景'],
    ['organisation-forms', 'complete=书斋', 'company', '上海远景书斋', '上海远景书斋 ; ok ; company/not-full-legal-name ; 上海 远景书斋', '上海远景书斋 ; ok ; - ; 上海 远景书斋'],
    ['organisation-forms', 'branch=补给亭', 'company', '远景有限公司城南补给亭', '远景有限公司城南补给亭 ; ok ; company/not-full-legal-name ; 远景有限公司城南补给亭', '远景有限公司城南补给亭 ; ok ; - ; 远景 / 城南补给亭'],
    ['organisation-forms', '-中心', 'company', '上海远景中心', '上海远景中心 ; ok ; - ; 上海 远景中心', '上海远景中心 ; ok ; company/not-full-legal-name ; 上海 远景中心'],
    ['legal-forms', 'W.L.L.X.', 'company', 'Gulf Pearl WLLX', 'Gulf Pearl WLLX ; ok ; - ; gulf pearl wllx', 'Gulf Pearl WLLX ; ok ; - ; gulf pearl'],
    ['legal-forms', 'before=Firma', 'company', 'Firma Karl Huber', 'Firma Karl Huber ; ok ; - ; firma karl huber', 'Firma Karl Huber ; ok ; - ; karl huber'],
    ['industries', '茶叶买卖', 'company', '上海茶叶买卖有限公司', '上海茶叶买卖有限公司 ; ok ; - ; 上海 茶叶买卖', '上海茶叶买卖有限公司 ; suspect ; company/no-trade-name ; 上海 茶叶买卖'],
    ['industries', '-科技', 'company', '北京科技有限公司', '北京科技有限公司 ; suspect ; company/no-trade-name ; 北京 科技', '北京科技有限公司 ; ok ; - ; 北京 科技'],
    ['placeholders', '查无此人', 'name', '查无此人', '查无此人 ; ok ; - ; 查无此人', '查无此人 ; empty ; text/placeholder ; -'],
    ['placeholders', 'n.v.t.', 'phone', ' NVT ', ' NVT  ; invalid ; phone/not-a-number ; -', ' NVT  ; empty ; text/placeholder ; -'],
    ['placeholders', '-默认', 'enum', '默认', '默认 ; empty ; text/placeholder ; -', '默认 ; ok ; - ; 默认'],
    ['placeholders', '-test', 'name', 'Test', 'Test ; empty ; name/placeholder ; -', 'Test ; ok ; - ; test'],
    ['free-mail-domains', 'gmial.com', 'email', 'li@gmial.com', 'li@gmial.com ; suspect ; email/typo-suspected ; li@gmial.com', 'li@gmial.com ; ok ; - ; li@gmial.com'],
    ['disposable-domains', 'acme-post.com', 'email', 'li@acme-post.com', 'li@acme-post.com ; ok ; - ; li@acme-post.com', 'li@acme-post.com ; ok ; email/disposable ; li@acme-post.com'],
    ['role-mailboxes', 'tuangou', 'email', 'tuangou@acme.com', 'tuangou@acme.com ; ok ; - ; tuangou@acme.com', 'tuangou@acme.com ; ok ; email/role ; tuangou@acme.com'],
    ['top-level-domains', 'cnn', 'email', 'li@acme.cnn', 'li@acme.cnn ; suspect ; email/unknown-ending ; li@acme.cnn', 'li@acme.cnn ; ok ; - ; li@acme.cnn'],
  ])('%s [%s]: %s %s', (list, change, type, cell, shipped, changed) => {
    expect(outcome(type, cell)).toBe(shipped);
    expect(outcome(type, cell, { [list]: [change] })).toBe(changed);
  }); // prettier-ignore
});

describe('how two cells compare', () => {
  test.each<[list: string, change: string, type: FieldType, left: string, right: string, shipped: string, changed: string]>([
    ['company-aliases', '腾讯=鹅厂', 'company', '鹅厂', '深圳市腾讯计算机系统有限公司', 'different', 'abbreviation'],
    ['company-aliases', '远景科技有限公司=Envision Widgets Ltd', 'company', 'Envision Widgets', '远景科技', 'different', 'abbreviation'],
    ['company-aliases', '-工行', 'company', '工行', '中国建设银行', 'different', 'different'],
    ['company-aliases', '-icbc', 'company', 'ICBC', '中国工商银行', 'abbreviation', 'different'],
    ['nicknames', 'margaret mags', 'name', 'Mags Roe', 'Margaret Roe', 'western-surname', 'short-form'],
    ['nicknames', '-robert bob', 'name', 'Bob Roe', 'Robert Roe', 'short-form', 'western-surname'],
    ['surnames', '第二', 'name', '第二小明', '第二大军', 'different', 'surname'],
    ['industries', '-科技', 'company', '远景科技', '远景', 'same-core', 'abbreviation'],
  ])('%s [%s]: %s %s, %s', (list, change, type, left, right, shipped, changed) => {
    expect(level(type, left, right)).toBe(shipped);
    expect(level(type, left, right, { [list]: [change] })).toBe(changed);
  }); // prettier-ignore

  test('aliases bring records together that have no character in common', () => {
    const lexicons = { 'company-aliases': ['腾讯=鹅厂'] };
    const meet = (changes: typeof lexicons | undefined): boolean => {
      const derive = fuzzyDerive('company', changes);
      return derive('鹅厂').some((key) => derive('深圳 腾讯科技').includes(key));
    };
    expect([meet(undefined), meet(lexicons)]).toEqual([false, true]);
  });
});

test('headers and trial words', () => {
  expect(readHeader('联络专线', ['phone=联络专线'])).toMatchObject({ type: 'phone' });
  expect(openTrialWords().sign('测验专用')).toBeUndefined();
  expect(openTrialWords(['测验专用']).sign('测验专用')).toBe('sure');
});

const problemsOf = (yaml: string): readonly (readonly [string, unknown])[] => {
  try {
    parseConfig(`version: 1\n${yaml}\n`, 'x.yaml', { lexicons: names, packs: [], commands: [] });
    return [];
  } catch (error) {
    return (error as ConfigProblems).problems.map(({ code, params }) => [code, params['nearest']] as const);
  }
};

/** What one word of a list looks like. */
const WORD: Readonly<Record<string, string>> = {
  headers: 'phone=联络专线',
  'company-aliases': '腾讯=鹅厂',
  'shop-places': '柳浪闻莺',
  nicknames: 'robert bobo',
};

test.each(names)('%s is read, or refused', (name) => {
  expect(name in CHANGEABLE_LEXICONS).toBe(!FIXED.has(name));
  const problems = problemsOf(`lexicons: {${name}: ['${WORD[name] ?? 'word'}']}`);
  expect(problems.map(([code]) => code)).toEqual(FIXED.has(name) ? ['config/fixed-lexicon'] : []);
});

test('a word that cannot be what it says is refused', () => {
  expect(problemsOf(`lexicons: {compound-surnames: [第二]}`)).toEqual([['config/fixed-lexicon', 'surnames']]);
  expect(problemsOf(`lexicons: {organisation-forms: ['compleet=书斋']}`)).toEqual([['config/lexicon-kind', 'complete']]);
  expect(problemsOf(`lexicons: {nicknames: [bob], company-aliases: ['腾讯']}`).map(([code]) => code)).toEqual(['config/lexicon-line', 'config/lexicon-line']);
  expect(problemsOf(`match: {aliases: {腾讯: [鹅厂], 阿里巴巴: [阿里, 鹅厂]}}`).map(([code]) => code)).toEqual(['config/alias-two-firms']);
  expect(problemsOf(`fields: {来源: {values: sorce}}`)).toEqual([['config/unknown-values', 'source']]);
  expect(problemsOf(`fields: {来源: {values: {官网: [web, 网站], 门店: [线下, web]}}}`).map(([code]) => code)).toEqual(['cli/enum-ambiguous']);
  expect(problemsOf(`fields: {来源: {values: source}}\nmatch: {aliases: {腾讯: [鹅厂, Tencent]}}`)).toEqual([]);
}); // prettier-ignore
