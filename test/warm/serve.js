// The built program kept warm: one process answers many command lines, because starting the program is most of what a
// small run takes. Spoken to over the socket in ONEROW_WARM: a line of JSON for a command line and its setting, then
// lines {fd, data} as they are printed, then {exit}. One command line after the other.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { main } from '../../dist/cli/main.js';

const EVENTS = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection'];
const print = { 1: process.stdout, 2: process.stderr };
const listeners = () => EVENTS.map((event) => [event, process.rawListeners(event)]);

async function answer({ args, cwd, env }, say) {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  for (const [fd, stream] of Object.entries(print)) {
    stream.removeAllListeners('error');
    stream.write = (data, encoding, done = encoding) => {
      say({ fd: Number(fd), data: Buffer.from(data).toString('base64') });
      if (typeof done === 'function') done();
      return true;
    };
  }
  const before = new Map(listeners());
  const exit = await main(args);
  // What a process would do when it ends.
  for (const [event, all] of listeners())
    for (const listener of all.filter((one) => !before.get(event).includes(one))) {
      if (event === 'exit') (listener.listener ?? listener)(exit);
      process.removeListener(event, listener);
    }
  say({ exit: process.exitCode ?? exit });
  process.exitCode = undefined;
}

let turn = Promise.resolve();
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  createInterface({ input: socket }).on('line', (line) => {
    turn = turn.then(() => answer(JSON.parse(line), (said) => socket.write(`${JSON.stringify(said)}\n`)));
  });
});
server.listen(process.env.ONEROW_WARM);
