// Runs every case of every door and renders docs/formats.md; ACCEPT=1 rewrites it, otherwise it must be what was seen.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { FormatCase } from './format-case.ts';

const PAGE = path.resolve(import.meta.dirname, '../../docs/formats.md');

const INTRODUCTION = `# What happens to polluted files

Every line below was seen in a test run (\`npx vitest run test/formats\`; with \`ACCEPT=1\` it writes this page). Nothing that is not polluted may be lost: the run fails when a clean row does not come out, whatever the pollution beside it. Rows that cannot be used stand in \`rejects.csv\` with line, code and original text.
`;

test('docs/formats.md says what the readers and writers do', async () => {
  const cases: FormatCase[] = [];
  for (const name of readdirSync(import.meta.dirname).sort())
    if (name.endsWith('.cases.ts'))
      cases.push(...((await import(path.join(import.meta.dirname, name))) as { cases: FormatCase[] }).cases);
  const sections = new Map<string, string[]>();
  const losses: string[] = [];
  for (const { door, direction, pollution, run } of cases) {
    const { answer, lost } = await run();
    if (lost > 0) losses.push(`${door}, ${direction}, ${pollution}: ${lost}`);
    const title = `${door}: ${direction}`;
    const lines = sections.get(title) ?? [];
    sections.set(title, [...lines, `| ${inCell(pollution)} | ${inCell(answer)} |`]);
  }
  expect(losses).toEqual([]);
  const tables = [...sections].map(([title, lines]) =>
    [`## ${title}`, '', '| pollution | what happens |', '|---|---|', ...lines, ''].join('\n'),
  );
  const page = [INTRODUCTION, ...tables].join('\n');
  if (process.env['ACCEPT'] === '1') writeFileSync(PAGE, page);
  expect(page).toBe(readFileSync(PAGE, 'utf8'));
});

const inCell = (text: string): string => text.replaceAll('|', String.raw`\|`);
