// The look of a report: one accent, amber for what waits for a person, red for damage and nothing else.
import { Html } from './html-text.ts';

const COLOURS = `
:root{color-scheme:light dark;--page:#fff;--sheet:#f7f8f8;--ink:#1c2429;--soft:#5d6971;--faint:#8b969d;--line:#e3e7e9;
--accent:#12697a;--accent-fill:#12697a;--accent-2:#7fb3bd;--accent-soft:#e8f2f4;--amber:#8a5a00;--amber-fill:#e3a83c;--amber-pale:#f4dba6;--amber-soft:#fdf4e1;
--red:#b3261e;--red-fill:#cf4339;--empty:#dfe4e6;--grey:#aab4b9}
@media (prefers-color-scheme:dark){:root{--page:#14181b;--sheet:#1b2125;--ink:#e6eaec;--soft:#a3afb6;--faint:#7b878e;--line:#2d353a;
--accent:#6cc3d1;--accent-2:#3f7f8b;--accent-soft:#1b3138;--amber:#e8b75c;--amber-fill:#c48f2f;--amber-pale:#6d5629;--amber-soft:#33290f;
--accent-fill:#3f9dac;--red:#f2897f;--red-fill:#d4574c;--empty:#343d42;--grey:#5e6a71}}`;

const TEXT = `
*{box-sizing:border-box}
html{font:15px/1.6 -apple-system,BlinkMacSystemFont,"Segoe UI","Helvetica Neue",Arial,"PingFang SC","Hiragino Sans GB","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink)}
main{max-width:1040px;margin:0 auto;padding:56px 32px 80px}
h1{font-size:2rem;line-height:1.2;font-weight:650;letter-spacing:-.01em;margin:.5em 0 .45em}
h2{font-size:1.2rem;font-weight:650;margin:0 0 .5em}
h3{font-size:1rem;font-weight:600;margin:0 0 .4em}
p{margin:0 0 .8em}
section{margin-top:56px}
a{color:var(--accent);text-decoration-color:var(--accent-2);text-decoration-thickness:1px;text-underline-offset:3px}
a:hover{text-decoration-thickness:2px}
small{font-size:.82em;color:var(--soft);font-weight:400}
table code{overflow-wrap:normal;white-space:nowrap}
code{font:.85em ui-monospace,"SF Mono",Menlo,Consolas,monospace;color:var(--soft)}
.facts{color:var(--soft);font-size:.87rem;display:flex;flex-wrap:wrap;gap:0 1.4em;margin:0}
.lead{font-size:1.2rem;line-height:1.55;max-width:46em;color:var(--ink)}
.reason{display:inline-block;background:var(--amber-soft);color:var(--amber);padding:.3em .8em;border-radius:4px}
.intro{color:var(--soft);max-width:46em}
.calm{color:var(--soft)}
.n{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}
.damage,.damage a{color:var(--red)}
.unsure,.unsure a{color:var(--amber)}
.blank::before{content:"–";color:var(--faint);font-style:normal}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.all{margin-top:1.2em}
footer{margin-top:72px;padding-top:16px;border-top:1px solid var(--line);color:var(--faint);font-size:.85rem}
bdi{white-space:pre-wrap}td,th,dd,li{overflow-wrap:anywhere}
bdi.n,.n bdi{white-space:nowrap}`;

const TABLES = `
.scroll{overflow-x:auto;margin:0 0 1em}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{padding:7px 16px 7px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th,thead td{color:var(--soft);font-weight:500;font-size:.82rem;white-space:nowrap;vertical-align:bottom}
tbody th{font-weight:500}
th.n,td.n{text-align:right}
th small{display:block}
.completeness{max-width:42em}.bars .bar{width:38%;vertical-align:middle;padding-top:9px}
.bars th[scope=row]{white-space:nowrap;max-width:16em;overflow:hidden;text-overflow:ellipsis}
svg{display:block;overflow:visible}
.share{border-radius:2px;overflow:hidden}
.changed{margin-top:2px}
.legend,.values,.why,.problems,.outcomes ul{list-style:none;margin:0 0 1em;padding:0}
.legend{display:flex;flex-wrap:wrap;gap:.2em 1.6em;font-size:.87rem;color:var(--soft)}
.key{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin-right:.5em;vertical-align:-.05em}
.key.fill-changed{height:3px;vertical-align:.25em}
.values{display:flex;flex-wrap:wrap;gap:.5em .6em;font-size:.93rem}
.values li{border:1px solid var(--line);border-radius:4px;padding:.15em .7em}
.values b{font-weight:600;margin-left:.4em}
.values .rest{border-color:transparent;color:var(--soft)}
.inspected small{display:block}tbody th{overflow-wrap:break-word}.inspected tbody th{min-width:6em;word-break:keep-all}.inspected td:nth-child(2){min-width:9em}.inspected td:last-child{min-width:16em}.inspected .why{margin:0}.inspected li+li{margin-top:.3em}
.matrix{width:auto}.matrix th,.matrix td{padding:8px 14px}
.shade-1{background:color-mix(in srgb,var(--accent) 8%,transparent)}.shade-2{background:color-mix(in srgb,var(--accent) 14%,transparent)}
.shade-3{background:color-mix(in srgb,var(--accent) 20%,transparent)}.shade-4{background:color-mix(in srgb,var(--accent) 27%,transparent)}
.shade-5{background:color-mix(in srgb,var(--accent) 34%,transparent)}`;

const FILLS = `
.fill-out,.fill-auto{fill:var(--accent-fill);background:var(--accent-fill)}
.fill-valid{fill:var(--accent-2);background:var(--accent-2)}
.fill-changed{fill:var(--accent-fill);background:var(--accent-fill)}
.fill-merged,.fill-archived{fill:var(--accent-2);background:var(--accent-2)}
.fill-removed,.fill-erased{fill:var(--grey);background:var(--grey)}
.fill-rejected,.fill-invalid,.fill-review{fill:var(--amber-fill);background:var(--amber-fill)}
.fill-suspect{fill:var(--amber-pale);background:var(--amber-pale)}
.fill-damaged{fill:var(--red-fill);background:var(--red-fill)}
.fill-empty,.fill-not_selected{fill:var(--empty);background:var(--empty)}`;

const OPENING = `
.equation{display:flex;flex-wrap:wrap;align-items:flex-start;gap:.3em 1.1em;margin:.4em 0 1.2em}
.term{display:flex;flex-direction:column;line-height:1.35}
.term b{font-size:1.75rem;font-weight:600;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.term span{color:var(--soft);font-size:.9rem}
.term small{color:var(--faint);font-variant-numeric:tabular-nums}
.sign{font-style:normal;font-size:1.5rem;color:var(--faint);line-height:1.6}
.equation+.share{height:10px}
.adds-up{color:var(--soft);font-size:.87rem;margin-top:.7em}
.broken{color:var(--red)}
.problems{margin:0;counter-reset:problem}
.problem{display:grid;grid-template-columns:5.5rem 1fr;gap:1.2rem;align-items:baseline;padding:6px 0 6px 20px;border-left:3px solid var(--grey)}
.problem+.problem{margin-top:20px}
.problem>b{font-size:1.4rem;font-weight:600;font-variant-numeric:tabular-nums}
.problem p{color:var(--soft);margin:.2em 0 0;max-width:44em}
.problem-review{border-color:var(--amber-fill)}
.problem-damage{border-color:var(--red-fill)}.problem-damage>b,.problem-damage>b a{color:var(--red)}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:22px 28px;margin:0}
.tile{display:flex;flex-direction:column-reverse;justify-content:flex-end;border-top:2px solid var(--line);padding-top:10px}
.tile dd{margin:0;font-size:1.6rem;font-weight:600;line-height:1.25;font-variant-numeric:tabular-nums;order:1}
.tile dt{color:var(--soft);font-size:.9rem}
.tile-auto_clusters{border-color:var(--accent)}.tile-review_clusters{border-color:var(--amber-fill)}`;

const CHARTS = `
.chart{margin:.4em 0}
.chart text{font-size:12px;fill:var(--soft);text-anchor:middle}
.chart .count{font-variant-numeric:tabular-nums;fill:var(--ink)}
.chart .start{text-anchor:start}.chart .end{text-anchor:end}
.chart .pairs{fill:var(--accent-fill)}
.axis{stroke:var(--grey);stroke-width:1}
.zone-review{fill:var(--amber-fill);opacity:.13}.zone-auto{fill:var(--accent);opacity:.16}
line.mark-review{stroke:var(--amber-fill);stroke-dasharray:3 3}line.mark-auto{stroke:var(--accent);stroke-dasharray:3 3}
.chart text.mark-review{fill:var(--amber)}.chart text.mark-auto{fill:var(--accent)}
.evidence{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:20px 40px;margin-top:12px}
figure{margin:0;min-width:0}
figcaption{display:flex;flex-wrap:wrap;gap:0 1em;font-size:.85rem;color:var(--soft);margin-bottom:.3em}
.waterfall{font-size:.87rem}
.step{display:grid;grid-template-columns:minmax(0,11.5rem) minmax(0,1fr) 3.4rem;align-items:center;column-gap:12px;min-height:24px}
.step .what{line-height:1.3;padding:2px 0}
.step em{font-style:normal;color:var(--soft)}
.step .bits{fill:var(--accent-2)}.step-prior .bits,.step-against .bits{fill:var(--grey)}.step-total .bits{fill:var(--accent-fill)}
.step-total{font-weight:600}
.key.dashed{width:0;height:1em;border-left:1px dashed var(--accent);border-radius:0;vertical-align:-.15em}
.joint{stroke:var(--grey);stroke-width:1}`;

const RECORDS = `
.rules{display:grid;gap:34px}
.rule h3{display:flex;justify-content:space-between;gap:1em;margin-bottom:.2em}
.rule h3 b{font-weight:600}
.examples th{width:22%;color:var(--soft);font-weight:400}.examples td.old,.examples td.new{width:37%}
.arrow{color:var(--faint)}.old{color:var(--soft)}
mark{background:var(--amber-soft);color:inherit;border-radius:2px;box-shadow:inset 0 -1px var(--amber-fill)}
.new mark{background:var(--accent-soft);box-shadow:inset 0 -1px var(--accent-2)}
details{margin:.6em 0 0}summary{cursor:pointer;color:var(--accent);font-size:.9rem;width:fit-content}
.cluster{border-top:1px solid var(--line);padding:22px 0 26px}
.cluster-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2em 1.2em;font-size:.9rem;color:var(--soft);margin-bottom:.6em}
.cluster-head code{margin-left:auto;color:var(--faint)}
.pill{border-radius:3px;padding:.05em .6em;font-weight:600;font-size:.85rem}
.pill-auto{background:var(--accent-soft);color:var(--accent)}
.pill-review,.pill-oversized{background:var(--amber-soft);color:var(--amber)}
.records{table-layout:fixed}.records thead th:first-child{width:9.5em}.records th[scope=row]{color:var(--soft);font-weight:400}
.records thead th{color:var(--ink);font-weight:600;font-size:.9rem;white-space:normal}
.records td,.records tbody th{padding-top:5px;padding-bottom:5px}
.records .same{color:var(--soft)}
.differs{background:var(--amber-soft)}.records .differs,.outcomes .differs{padding-left:8px}
.records td:not(.differs):not(.same),.records thead th+th,.records .same{padding-left:8px}
.unlike{color:var(--amber);font-weight:600;margin-right:.4em}
.why{margin:0 0 .8em}.why li{max-width:52em}.ends{color:var(--soft);font-size:.9em;margin-right:.4em}
.golden{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:10px 24px;margin:0 0 14px;padding:14px 18px;background:var(--sheet);border-left:3px solid var(--accent)}
.golden dt{font-size:.8rem;color:var(--soft)}.golden dd{margin:0;font-weight:500}
.golden .contested dd,small.contested{color:var(--amber)}
.outcomes td:last-child,.outcomes th:last-child{padding-left:16px}.filled{color:var(--soft);font-size:.9rem;margin:0 0 .4em}.outcomes li+li{margin-top:.2em}.outcomes ul{margin:0}.outcomes td small{margin-left:.3em}.outcomes td>small{display:block;margin:0}.outcomes{min-width:34em}`;

const NARROW = `
@media (max-width:640px){main{padding:28px 16px 56px}h1{font-size:1.6rem}.lead{font-size:1.07rem}section{margin-top:44px}
.term b{font-size:1.35rem}.sign{font-size:1.2rem}.equation{gap:.3em .7em}
.problem{grid-template-columns:1fr;gap:.1em}.problem>b{text-align:left}
.tiles{grid-template-columns:1fr 1fr;gap:18px}.tile dd{font-size:1.35rem}
th,td{padding-right:12px}.bars .bar{width:30%;min-width:90px}
.step{grid-template-columns:minmax(0,1fr) 3.4rem}.step svg{grid-column:1/3;grid-row:2}.step{margin-bottom:2px}
.records thead th:first-child{width:6em}.records th[scope=row],.records thead th:first-child{position:sticky;left:0;background:var(--page)}
.quality{min-width:42em}.inspected{min-width:56em}.inspected th[scope=row],.quality th[scope=row]{position:sticky;left:0;background:var(--page)}.examples th{width:auto}.golden{grid-template-columns:1fr 1fr;padding:12px}.cluster-head code{margin-left:0}}`;

const PRINT = `
@page{size:A4;margin:16mm}
@media print{html{font-size:10pt}:root{--page:#fff;--sheet:#f7f8f8;--ink:#000;--soft:#444;--faint:#777;--line:#ccc;--accent:#12697a;--accent-fill:#12697a;--accent-2:#7fb3bd;--accent-soft:#e8f2f4;--amber:#8a5a00;--amber-fill:#e3a83c;--amber-pale:#f4dba6;--amber-soft:#fdf4e1;--red:#b3261e;--red-fill:#cf4339;--empty:#dfe4e6;--grey:#aab4b9}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}main{max-width:none;padding:0}section{margin-top:28px}
a{color:inherit;text-decoration:none}article,tr,figure,.problem,.equation{break-inside:avoid}h2,h3,.intro,thead{break-after:avoid}.scroll{overflow:visible}
details:not([open]),summary{display:none}p{orphans:3;widows:3}}`;

/** Written by us alone, so it is markup as it stands. */
export const PAGE_STYLE = new Html(
  [COLOURS, TEXT, TABLES, FILLS, OPENING, CHARTS, RECORDS, NARROW, PRINT].join(''),
);
