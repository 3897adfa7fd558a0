// Rebuilds rules/lexicons/top-level-domains.txt from IANA's tlds-alpha-by-domain.txt (the endings in ASCII letters only;
// an internationalised one is never called unknown):
//   node rules/lexicons/build/top-level-domains.mjs tlds-alpha-by-domain.txt > rules/lexicons/top-level-domains.txt
import fs from 'node:fs';

const text = fs.readFileSync(process.argv[2], 'utf8');
const [, year, month, day] = /^# Version (\d{4})(\d\d)(\d\d)/m.exec(text) ?? [];
const endings = text.split('\n').filter((line) => /^[A-Z]{2,}$/.test(line));
process.stdout.write(`# source: IANA, TLD/tlds-alpha-by-domain.txt
# licence: facts, no rights claimed
# date: ${year}-${month}-${day}
# rebuild: node rules/lexicons/build/top-level-domains.mjs tlds-alpha-by-domain.txt > rules/lexicons/top-level-domains.txt
${endings.map((word) => word.toLowerCase()).join('\n')}
`);
