// report.html: one file, no script, nothing fetched. Everything a reader sees was computed before.
import type { ReportData } from './data.ts';
import { equationChart } from './chart-equation.ts';
import { html, type Html } from './html-text.ts';
import { openPage, section, type Page } from './page.ts';
import { PAGE_STYLE } from './page-style.ts';
import { flagsSection, rejectsSection, rulesSection, unmappedSection } from './section-findings.ts';
import { inspectSections } from './section-inspect.ts';
import { mergeSections } from './section-merge.ts';
import { openingSection, problemsSection, titleOf } from './section-opening.ts';
import { scanSections } from './section-scan.ts';
import { columnsSection, filesSection, validitySection } from './section-table.ts';

/** The browser refuses whatever the page does not contain, and every script. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function renderReport(data: ReportData): string {
  const page = openPage(data);
  const body = html`<main>
    ${openingSection(page)} ${equationSection(page)} ${problemsSection(page)} ${matchParts(page)}
    ${inspectParts(page)} ${validitySection(page)} ${rulesSection(page)} ${rejectsSection(page)}
    ${flagsSection(page)} ${unmappedSection(page)} ${data.inspect ? undefined : columnsSection(page)}
    ${filesSection(page)}
    <footer>${page.say('report/footer', { tool: data.summary.tool })}</footer>
  </main>`;
  const document = html`<!doctype html>
<html lang="${data.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${titleOf(page)} · onerow</title>
<style>${PAGE_STYLE}</style>
</head>
<body>${body}</body>
</html>
`; // prettier-ignore
  return document.toString();
}

function equationSection(page: Page): Html {
  return section('equation', page.say('report/section-equation'), '', equationChart(page));
}

function inspectParts(page: Page): Html {
  const { inspect } = page.data;
  return html`${inspect && inspectSections(page, inspect)}`;
}

function matchParts(page: Page): Html {
  const { scan, merge } = page.data;
  return html`${scan && scanSections(page, scan)}${merge && mergeSections(page, merge)}`;
}
