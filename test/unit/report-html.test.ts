import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_TYPES } from '../../src/model/field-type.ts';
import { matchKind } from '../../src/rulepack/comparisons.ts';
import { stepsOf } from '../../src/report/chart-waterfall.ts';
import { cellsOf, validityBar } from '../../src/report/chart-validity.ts';
import { sizeRows } from '../../src/report/chart-sizes.ts';
import { compareTexts } from '../../src/report/differences.ts';
import { renderReport } from '../../src/report/html.ts';
import { maskId } from '../../src/report/id-mask.ts';
import { linkSentence } from '../../src/report/link-sentence.ts';
import { childFile, openPage, percent, scoreText } from '../../src/report/page.ts';
import { blockedBecause, masterWords, policyWords } from '../../src/report/policy-words.ts';
import { worstProblems } from '../../src/report/problems.ts';
import { MASTER_RULES } from '../../src/survivorship/master-rules.ts';
import { POLICIES } from '../../src/survivorship/policies/registry.ts';
import { CATALOGUES, type Lang } from '../../src/words/catalogue.ts';
import { reportEn } from '../../src/words/report.en.ts';
import { reportZh } from '../../src/words/report.zh.ts';
import { readHtml, type PageParts } from './read-html.ts';
import { emptyReport, sampleReport } from './report-sample.ts';

const LANGS = ['en', 'zh'] as const satisfies readonly Lang[];

const HOSTILE: readonly (readonly [string, string])[] = [
  ['<script>alert(1)</script>', 'a script'],
  ['</style><script>alert(1)</script>', 'out of the style sheet'],
  ['</title><img src=x onerror=alert(1)>', 'out of the title'],
  ['"><svg onload=alert(1)>', 'out of a quoted attribute'],
  ["' onmouseover='alert(1)", 'a new attribute in single quotes'],
  ['" autofocus onfocus=alert(1) x="', 'a new attribute in double quotes'],
  ['<iframe src="javascript:alert(1)">', 'a frame'],
  ['<link rel=stylesheet href=//example.com/x.css>', 'a style sheet from elsewhere'],
  ['javascript:alert(1)', 'an address that runs'],
  ['../../etc/passwd', 'an address that climbs'],
  ['<!--', 'a comment that swallows the page'],
  ['-->', 'the end of a comment'],
  [']]>', 'the end of a section'],
  ['&lt;b&gt; &amp; &#60;', 'text that already looks escaped'],
  ['{n} {field} ${1+1} $& {{7*7}}', 'placeholders of templates'],
  ['a\r\nb\rc\td\u2028e', 'every kind of line break'],
  ['\0\u0001\u001b[31m', 'control characters'],
  ['\u202egnp.exe\u2066', 'direction marks'],
  ['__proto__', 'the name of every object'],
  ['constructor', 'a name objects inherit'],
  ['%00%0d%0a', 'escapes of addresses'],
  ['\ud800 lone', 'half a character'],
];

const ELEMENTS = new Set(
  'html head meta title style body main header footer section h1 h2 h3 p b i em small strong span div article ul ol li dl dt dd details summary figure figcaption bdi mark code a table thead tbody tr th td svg rect line text'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang charset http-equiv content name id class title href scope colspan style open role aria-label aria-hidden width height x y x1 x2 y1 y2 dx'.split(
    ' ',
  ),
);
const ADDRESS =
  /^(?:(?:changes|flags|rejects|pairs|clusters|merge-report|crosswalk|removed|blocked|orphans)\.csv|children\/[\w.~!*'()%-]*)$/;

/** What would run or load, by name, whatever the rest of the page is. */
function dangers({ elements }: PageParts): Record<string, number> {
  const counts = { script: 0, iframe: 0, link: 0, object: 0, form: 0, img: 0, handler: 0, src: 0 };
  for (const { name, attributes } of elements) {
    if (Object.hasOwn(counts, name)) counts[name as keyof typeof counts]++;
    for (const attribute of attributes.keys()) {
      if (attribute.startsWith('on')) counts.handler++;
      if (attribute === 'src' || attribute === 'srcset' || attribute === 'xlink:href') counts.src++;
    }
  }
  return counts;
}

const NO_DANGERS = dangers(readHtml(renderReport(emptyReport('en'))));

function isOurs(attribute: string, value: string): boolean {
  if (attribute === 'href') return ADDRESS.test(value);
  if (attribute === 'style') return /^min-width:\d+em$/.test(value);
  return ATTRIBUTES.has(attribute);
}

function expectHarmless(text: string, lang: Lang): PageParts {
  const page = readHtml(renderReport(sampleReport({ lang, text })));
  expect(dangers(page)).toEqual(NO_DANGERS);
  const strange = page.elements.flatMap(({ name, attributes }) => [
    ...(ELEMENTS.has(name) ? [] : [name]),
    ...[...attributes].filter(([attribute, value]) => !isOurs(attribute, value)).map(String),
  ]);
  expect(strange).toEqual([]);
  return page;
}

describe('nothing a customer typed becomes part of the page', () => {
  test.each(HOSTILE)('%j: %s', (text) => {
    for (const lang of LANGS) {
      const { text: seen } = expectHarmless(text, lang);
      // HTML has no NUL; everything else is read back as it was.
      expect(seen).toContain(text.replaceAll('\0', '\u2400'));
    }
  });

  test('whatever the text is', () => {
    const unit = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '=',
      '/',
      '!',
      '-',
      ' ',
      '\n',
      '\r',
      's',
      'on',
      '{n}',
      '人',
      '\u202e',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 })),
        (text) => {
          expect(expectHarmless(text, 'en').text).toContain(text.replaceAll('\0', '\u2400'));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a long value is cut, and whole in the hint', () => {
    const text = '长'.repeat(500);
    const { elements, text: seen } = readHtml(renderReport(sampleReport({ text })));
    expect(seen).toContain(`${'长'.repeat(120)}…`);
    expect(elements.some(({ attributes }) => attributes.get('title') === text)).toBe(true);
  });
});

describe('a page complete in itself', () => {
  test.each(LANGS)('%s: no script, nothing fetched, its policy says so', (lang) => {
    const page = renderReport(sampleReport({ lang }));
    const { elements } = readHtml(page);
    const policy = elements.find(
      ({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy',
    );
    expect(policy?.attributes.get('content')).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
    expect(page).not.toMatch(/https?:|@import|url\(/);
    expect(elements.find(({ name }) => name === 'html')?.attributes.get('lang')).toBe(
      lang === 'zh' ? 'zh-CN' : 'en',
    );
  });

  test.each(LANGS)('%s: an empty run makes a page as well', (lang) => {
    expect(readHtml(renderReport(emptyReport(lang))).text).toContain(CATALOGUES[lang]['report/no-problems']);
  });

  test('two runs of the same figures differ in nothing, whatever the clock and the run folder', () => {
    const data = sampleReport();
    const later = {
      ...data,
      summary: { ...data.summary, run: 'scan-009', started: 'x', ended: 'y', arguments: ['-r', 'z'] },
    };
    expect(renderReport(later)).toBe(renderReport(data));
  });

  test.each(LANGS)('%s: no code stands where words should', (lang) => {
    const data = sampleReport({ lang, text: '示例 sample' });
    const { text } = readHtml(
      renderReport({ ...data, examples: {}, summary: { ...data.summary, rules: {} } }),
    );
    expect(text).not.toMatch(
      /\b(?:report|column|term|count|did|problem|figure|state|band|sheet|said|bar)\/[a-z]/,
    );
    expect(text).not.toMatch(/\{\w+\}/);
  });

  test('figures a command adds may be missing or of another kind', () => {
    const data = sampleReport();
    const odd = {
      ...data,
      summary: { ...data.summary, clusters: 'many', auto_clusters: undefined, review_clusters: NaN },
    };
    expect(readHtml(renderReport(odd)).text).toContain('Duplicates at a glance');
  });
});

describe('identity numbers', () => {
  const idNumber = '110105199003078515';

  test('are nowhere in full', () => {
    const page = renderReport(sampleReport({ idNumber }));
    expect(page).not.toContain(idNumber);
    expect(page).toContain('110105********8515');
  });

  test('that differ behind equal masks are marked as different', () => {
    const data = sampleReport({ idNumber });
    const [first, second] = data.scan!.clusters[0]!.members;
    const members = [first!, { ...second!, cells: ['2', 'Ann Example', '110105199103078515', ''] }];
    const scan = { ...data.scan!, clusters: [{ ...data.scan!.clusters[0]!, members }] };
    const page = renderReport({ ...data, scan, merge: undefined } as unknown as typeof data);
    expect(page.match(/<td class="differs"><bdi>110105\*{8}8515<\/bdi><\/td>/g)).toHaveLength(2);
  });

  test.each([
    ['110105199003078515', '110105********8515', 'first six and last four'],
    ['110105900307851', '110105*****7851', 'the old fifteen digits'],
    ['1.10105E+17', '1.10105E+17', 'what Excel left of one: the damage is to be seen'],
    ['1.10105199003078E+17', '1.1010**********E+17', 'but not the fourteen digits it may leave'],
    ['A1234567', 'A1****67', 'a shorter document shows less'],
    ['12', '**', 'too short to show anything'],
    ['', '', 'nothing'],
  ])('%s → %s: %s', (value, masked) => {
    expect(maskId(value)).toBe(masked);
  });
});

describe('words', () => {
  const sources = readdirSync('src/report').map((file) => readFileSync(`src/report/${file}`, 'utf8'));
  const families = [...new Set(Object.keys(reportEn).map((key) => key.split('/')[0]!))].join('|');
  const literal = new RegExp(`['\`]((?:${families})/[a-z][a-z0-9-]*)['\`]`, 'g');
  const used = new Set(sources.flatMap((source) => [...source.matchAll(literal)].map((match) => match[1]!)));

  test('every code the sources name is in both catalogues', () => {
    expect(used.size).toBeGreaterThan(100);
    for (const lang of LANGS) for (const code of used) expect(CATALOGUES[lang], code).toHaveProperty([code]);
  });

  test('both languages have the same codes and parameters', () => {
    expect(Object.keys(reportZh)).toEqual(Object.keys(reportEn));
    const params = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [code, text] of Object.entries(reportEn))
      expect(params(reportZh[code] ?? ''), code).toEqual(params(text));
  });

  test('every type, level, policy, master rule and tie step has words', () => {
    const kinds = [
      ...FIELD_TYPES.map((type) => matchKind(type, 'other')),
      matchKind('date', 'birthday'),
      matchKind('region', 'city'),
    ];
    const levels = new Set(kinds.flatMap(({ comparison }) => comparison.levels.map(({ name }) => name)));
    levels.delete('not-comparable'); // Zero bits: never told in a sentence.
    const codes = [
      ...FIELD_TYPES.map((type) => `field/${type}`),
      ...[...levels].flatMap((level) => [`said/${level}`, `bar/${level}`]),
      ...Object.keys(POLICIES).map((policy) => `kept-by/${policy}`),
      ...Object.keys(MASTER_RULES).map((rule) => `master/${rule}`),
      ...['master', 'newest', 'most-complete', 'source-rank', 'id', 'first', 'blank'].map(
        (step) => `tie/${step}`,
      ),
    ];
    for (const lang of LANGS) for (const code of codes) expect(CATALOGUES[lang], code).toHaveProperty([code]);
  });
});

describe('what a manager reads', () => {
  const same = (field: string): { field: string; level: string; bits: number } => ({
    field,
    level: 'same',
    bits: 10,
  });
  test.each([
    [
      [same('phone'), same('name'), { field: 'address', level: 'different', bits: -1 }],
      'Same phone, same name; the address differs.',
      '电话相同，姓名相同；地址不同。',
    ],
    [[{ field: 'name', level: 'homophone', bits: 10 }], 'The name sounds the same.', '姓名同音。'],
    [[{ field: 'email', level: 'different', bits: -2 }], 'The e-mail differs.', '邮箱不同。'],
    [[{ field: '会员卡', level: 'same', bits: 4 }], 'Same 会员卡.', '会员卡相同。'],
    [[{ field: 'name', level: 'not-comparable', bits: 0 }], 'Both fit the rule r.', '符合规则 r。'],
    [[{ field: 'phone', level: 'of a later version', bits: 3 }], 'The phone agrees.', '电话吻合。'],
  ])('%j', (evidence, english, chinese) => {
    expect(linkSentence('en', { rule: 'r', evidence })).toBe(english);
    expect(linkSentence('zh', { rule: 'r', evidence })).toBe(chinese);
  });

  test('a decision outweighs all evidence', () => {
    expect(linkSentence('zh', { rule: 'decision', evidence: [same('phone')] })).toBe('有人判定是同一客户。');
  });

  test.each([
    ['newest-valid:updated', 'the newest valid one'],
    ['group(address,city):newest', 'together with its group, from one record'],
    ['of-my-own', 'of-my-own'],
  ])('policy %s → %s', (policy, words) => {
    expect(policyWords('en', policy)).toBe(words);
  });

  test.each([
    ['id:lowest', 'smallest number'],
    ['newest:updated', 'newest: updated'],
    ['priority:等级:金卡>银卡', 'first in the ranking: 等级:金卡>银卡'],
    ['only', 'nothing to choose'],
  ])('master rule %s → %s', (rule, words) => {
    expect(masterWords('en', rule)).toBe(words);
  });

  test.each([
    ['review', "Waits for a person's decision"],
    ['tie: phone', '“phone” has several equally good values'],
    ['block-if: count(contracts) > 0', 'Your condition: count(contracts) > 0'],
    ['cn-id', 'The ID number differs'],
    ['自定义', '自定义'],
  ])('blocked by %s → %s', (because, words) => {
    expect(blockedBecause('en', because)).toBe(words);
  });

  test.each([
    [0, 100, '0%'],
    [1, 100_000, '<0.1%'],
    [99_999, 100_000, '>99.9%'],
    [1, 3, '33.3%'],
    [100, 100, '100%'],
    [5, 0, '0%'],
  ])('%d of %d is %s', (part, whole, text) => {
    expect(percent(part, whole)).toBe(text);
  });

  test.each([
    [0.99996, '>0.999'],
    [1, '1.000'],
    [0.8004, '0.800'],
  ])('score %d is written %s', (score, text) => {
    expect(scoreText(score)).toBe(text);
  });

  test.each([
    ['orders', 'children/orders.csv'],
    ['orders.csv', 'children/orders.csv'],
    ['../x', 'children/..%2Fx.csv'],
    ['订单', 'children/%E8%AE%A2%E5%8D%95.csv'],
    ['\ud800', 'children/%EF%BF%BD.csv'],
  ])('the rows of child table %j are in %s', (name, file) => {
    expect(childFile(name)).toBe(file);
  });
});

describe('the figures', () => {
  test('the equation says when it does not add up', () => {
    const data = emptyReport('en');
    const broken = {
      ...data,
      summary: { ...data.summary, counts: { ...data.summary.counts, in: 3, out: 2 } },
    };
    expect(renderReport(broken)).toContain('The sum is wrong');
    expect(renderReport(data)).toContain('no row is missing');
  });

  test('a waterfall ends at prior and counted bits, however much the fields overlap', () => {
    const page = openPage(emptyReport('en'));
    const evidence = [
      { field: 'address', level: 'same', bits: 10 },
      { field: 'city', level: 'same', bits: 2 },
    ];
    const steps = stepsOf(page, {
      left: '1',
      right: '2',
      rule: 'r',
      score: 0.9,
      prior: -4,
      bits: 10,
      evidence,
    });
    expect(steps.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['two records at random', 0, -4],
      ['address', -4, 6],
      ['city', 6, 8],
      ['related fields count once', 8, 6],
      ['total', 0, 6],
    ]);
  });

  test('every cell of a column is in its bar, and the parts fill it', () => {
    const field = {
      type: 'phone',
      valid: 40,
      suspect: 10,
      invalid: 20,
      damaged: 10,
      changed: 99,
      empty: 20,
    } as const;
    expect(cellsOf(field)).toBe(100);
    const { elements } = readHtml(validityBar(field).toString());
    const parts = elements.filter(({ name }) => name === 'rect').map(({ attributes }) => attributes);
    expect(parts.map((part) => [part.get('class'), part.get('x'), part.get('width')])).toEqual([
      ['fill-valid', '0%', '40%'],
      ['fill-suspect', '40%', '10%'],
      ['fill-invalid', '50%', '20%'],
      ['fill-damaged', '70%', '10%'],
      ['fill-empty', '80%', '20%'],
      ['fill-changed', undefined, '99%'],
    ]);
  });

  test('sizes are counted together when large, and gaps stay visible', () => {
    const rows = sizeRows({ auto: { 2: 5, 8: 1, 9: 1 }, review: { 2: 1 } });
    expect(rows.map(({ label, auto, review }) => [label, auto, review])).toEqual([
      ['2', 5, 1],
      ['3', 0, 0],
      ['4', 0, 0],
      ['5', 0, 0],
      ['6', 0, 0],
      ['7–10', 2, 0],
    ]);
  });

  test.each([
    [['13800138000', '13800138001'], ['0', '1'], 'two values: both differ, in the last digit'],
    [['a@x.com', 'a@x.com', 'b@x.com'], ['', '', 'b'], 'against a majority only the odd one differs'],
    [['张伟', ''], ['', ''], 'a blank is no other value'],
    [['😀a', '😁a'], ['😀', '😁'], 'characters are not cut in half'],
    [['Anna', 'Zhou'], ['Anna', 'Zhou'], 'nothing in common: the whole cell'],
  ])('%j → %j: %s', (texts, marked) => {
    const cells = compareTexts(texts);
    expect(
      cells.map(({ text, differs, from, to }) => (to > from ? text.slice(from, to) : differs ? text : '')),
    ).toEqual(marked);
  });

  test('damage comes before everything a person could repair', () => {
    const data = emptyReport('en');
    const field = { type: 'phone', valid: 0, suspect: 0, changed: 0, empty: 0 } as const;
    const summary = {
      ...data.summary,
      counts: { ...data.summary.counts, in: 1000 },
      fields: { phone: { ...field, invalid: 500, damaged: 1 }, fax: { ...field, invalid: 1, damaged: 0 } },
      rejects: { 'row/too-many-cells': 3 },
    };
    const problems = worstProblems(openPage({ ...data, summary }));
    expect(problems.map(({ kind, count }) => [kind, count])).toEqual([
      ['damage', 1],
      ['plain', 500],
      ['plain', 3],
    ]);
  });
});
