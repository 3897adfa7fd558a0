// Rebuilds rules/lexicons/disposable-domains.txt from disposable-email-domains' disposable_email_blocklist.conf:
//   node rules/lexicons/build/disposable-domains.mjs disposable_email_blocklist.conf COMMIT DAY NPM-LIST MAILCHECKER > rules/lexicons/disposable-domains.txt
// NPM-LIST and MAILCHECKER are the unpacked folders of npm disposable-email-domains and mailchecker: two more lists, of which
// only what both have is taken. COMMIT is the upstream commit of the file, DAY the day it was read.
// Only names that say what they are, and the best known of those that do not: most of the others were used for some
// weeks, and belong to somebody else by now. Endings that were given away for nothing and are switched off are left out.
import fs from 'node:fs';

const SAYS_SO =
  /temp(?!le|la)|trash|spam|throw|dispo|discard|fake|\d+-?min|minut|guerr?illa|mailinat|yopmail|burn|junk|weg-?we?rf|wegwerp|jetable|anon(?:ym|box)|oneoff|one-time|selfdestruct|garbage|muell|expire|incognito|maildrop|mailcatch|mailnesia|mailnull|(?<![a-z])(?:get|mail)?nada\.|hidemail|einmal|eintags|poubelle|getairmail|inboxkitten|linshi|tmpmail|tmpbox|tmpeml|tmpemails/;
const SWITCHED_OFF = /\.(?:tk|ml|ga|cf|gq)$/;
const KNOWN = ['0815.ru', 'bccto.me', 'boun.cr', 'chacuo.net', 'crazymailing.com', 'dayrep.com', 'emailondeck.com', 'emlhub.com', 'emlpro.com', 'emltmp.com', 'getnada.com', 'grr.la', 'mailnator.com', 'mailsac.com', 'mintemail.com', 'moakt.cc', 'moakt.com', 'moakt.ws', 'mohmal.com', 'mohmal.in', 'sharklasers.com', 'teleworm.us', 'tempr.email', 'tmail.ws', 'youxiang.dev', 'zehnminuten.de']; // prettier-ignore
/** Genuine providers of China that such lists call throw-away, and the typing errors of big ones. */
const GENUINE = new Set(['21cn.com', '126.com', '139.com', '163.com', 'qq.com', 'yeah.net', 'tom.com', 'sohu.com', 'sina.com', 'aliyun.com', '263.net', '188.com', 'foxmail.com', 'wo.cn', '189.cn']); // prettier-ignore

const [file, commit, day, npmList, mailchecker] = process.argv.slice(2);
if (day === undefined) throw new Error('disposable-domains.mjs FILE COMMIT DAY [NPM-LIST MAILCHECKER]');
const listed = fs
  .readFileSync(file, 'utf8')
  .split(/\s+/)
  .filter((domain) => /^[a-z0-9.-]+\.[a-z]+$/.test(domain));
const kept = [...listed, ...inBoth(npmList, mailchecker)].filter((domain) => SAYS_SO.test(domain) && !SWITCHED_OFF.test(domain) && !GENUINE.has(domain));
process.stdout.write(`# source: disposable-email-domains/disposable-email-domains, disposable_email_blocklist.conf at ${commit}: the names that say what they are, those of them in both npm disposable-email-domains 1.0.62 and mailchecker 6.0.21, and the best known of the others
# licence: CC0-1.0; MIT (the two packages)
# read: ${day}
# rebuild: node rules/lexicons/build/disposable-domains.mjs disposable_email_blocklist.conf COMMIT DAY NPM-LIST MAILCHECKER > rules/lexicons/disposable-domains.txt
${[...new Set([...kept, ...KNOWN])].sort().join('\n')}
`);

function inBoth(one, other) {
  if (other === undefined) return [];
  const known = new Set(fs.readFileSync(`${other}/platform/node/index.js`, 'utf8').match(/[a-z0-9.-]+\.[a-z]+(?=")/g));
  return JSON.parse(fs.readFileSync(`${one}/index.json`, 'utf8')).filter((domain) => known.has(domain));
}
