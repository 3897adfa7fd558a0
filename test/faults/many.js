// Runs a list of command lines in one process, for tests that need hundreds of refusals: many.js LIST.json RESULTS.json
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { main } from '../../dist/cli/main.js';

const [list, results] = process.argv.slice(2);
process.setMaxListeners(0);
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);
const ran = [];
for (const command of JSON.parse(readFileSync(list, 'utf8'))) {
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (data, encoding, done = encoding) => {
      printed[name] += Buffer.from(data).toString();
      if (typeof done === 'function') done();
      return true;
    };
  }
  // {fd:FILE} becomes the descriptor of the open file.
  const args = command.map((word) =>
    word.replace(/\{fd:(.*)\}/, (_, file) => `/proc/self/fd/${openSync(file, 'r')}`),
  );
  const exit = await main(args);
  ran.push({ command, exit, ...printed });
}
writeFileSync(results, JSON.stringify(ran));
process.exit(0);
