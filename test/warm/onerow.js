// `onerow` in a shell of the tests: asks the warm program (serve.js). What depends on the process itself, such as data
// on standard input or output, is left to the program as people have it: ONEROW_WARM_COLD=1 leaves everything to it.
import { spawnSync } from 'node:child_process';
import { fstatSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const { ONEROW_WARM: address, ONEROW_WARM_COLD: cold, ...env } = process.env;

function print(fd, data) {
  try {
    for (let at = 0; at < data.length;) at += writeSync(fd, data, at);
  } catch (error) {
    // A reader that went away is no failure of the program either.
    if (error.code !== 'EPIPE') throw error;
  }
}

if (
  cold === '1' ||
  !fstatSync(0).isCharacterDevice() ||
  args.some((arg) => /^-$|^\/(?:dev|proc)\//.test(arg))
) {
  const program = fileURLToPath(new URL('../../bin/onerow.js', import.meta.url));
  process.exitCode = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit', env }).status ?? 1;
} else {
  let said = '';
  const socket = connect(address, () =>
    socket.write(`${JSON.stringify({ args, cwd: process.cwd(), env })}\n`),
  );
  socket.setEncoding('utf8').on('data', (text) => {
    const lines = (said + text).split('\n');
    said = lines.pop();
    for (const { fd, data, exit } of lines.map((line) => JSON.parse(line))) {
      if (fd !== undefined) print(fd, Buffer.from(data, 'base64'));
      if (exit === undefined) continue;
      process.exitCode = exit;
      socket.end();
    }
  });
  socket.on('close', () => {
    if (process.exitCode === undefined) {
      process.exitCode = 99;
      process.stderr.write('the warm program ended\n');
    }
  });
}
