// Runs a Node program and measures it with every process it starts: wall seconds, CPU seconds, and the highest sum of
// their resident memory, looked at every 20 ms (Linux; elsewhere of the program alone).
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const watcher = new URL('./watch-tree.js', import.meta.url).pathname;

export function measureTree(name, args) {
  const file = path.join(tmpdir(), `onerow-bench-tree-${process.pid}.json`);
  const run = spawnSync(process.execPath, [watcher, file, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${name} failed: ${run.stderr}`);
  const used = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file, { force: true });
  return { name, ...used };
}
