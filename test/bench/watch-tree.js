// watch-tree.js RESULT program args…: see measure-tree.js.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';

const [result, ...args] = process.argv.slice(2);
const started = performance.now();
const child = spawn(process.execPath, ['--import', new URL('./probe.js', import.meta.url).href, ...args], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, ONEROW_PROBE: result },
});
let peak = 0;
const look = () => {
  peak = Math.max(peak, treeMemory(child.pid));
};
const timer = setInterval(look, 20);
child.on('exit', (code) => {
  const seconds = (performance.now() - started) / 1000;
  clearInterval(timer);
  if (code !== 0) process.exit(code ?? 1);
  // What the system says of the highest point of the program itself is exact; the sum was looked at.
  const own = JSON.parse(readFileSync(result, 'utf8'));
  const megabytes = Math.max(own.megabytes, peak / 1024);
  writeFileSync(result, JSON.stringify({ seconds, cpu: own.cpu, user: own.user, megabytes }));
});

/** KiB of a process and all it has started. */
function treeMemory(root) {
  let parents;
  try {
    parents = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]);
  } catch {
    return 0;
  }
  const tree = new Set([root]);
  for (let grew = true; grew;) {
    grew = false;
    for (const [id, parent] of parents)
      if (tree.has(parent) && !tree.has(id)) {
        tree.add(id);
        grew = true;
      }
  }
  let sum = 0;
  for (const id of tree) sum += residentOf(id);
  return sum;
}

function parentOf(id) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return -1;
  }
}

function residentOf(id) {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
