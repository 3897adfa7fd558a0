// Runs a command in a process of its own and measures it: wall seconds, CPU seconds, peak memory.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const probe = new URL('./probe.js', import.meta.url).href;

export function measure(name, command, args) {
  const file = path.join(tmpdir(), `onerow-bench-${process.pid}.json`);
  const started = performance.now();
  const run = spawnSync(command, ['--import', probe, ...args], {
    env: { ...process.env, ONEROW_PROBE: file },
    encoding: 'utf8',
  });
  const seconds = (performance.now() - started) / 1000;
  if (run.status !== 0) throw new Error(`${name} failed: ${run.stderr}`);
  const usage = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file, { force: true });
  return { name, seconds, cpu: usage.cpu, megabytes: usage.megabytes };
}

export function table(rows, count, baseline) {
  const base = rows.find((row) => row.name === baseline);
  const lines = rows.map(
    (row) =>
      `| ${row.name} | ${row.seconds.toFixed(1)} s | ${row.cpu.toFixed(1)} s | ${Math.round(count / row.seconds).toLocaleString('en')} | ${Math.round(row.megabytes)} MB | ${(row.seconds / base.seconds).toFixed(2)} |`,
  );
  return [
    '| what | wall | CPU | rows/s | peak memory | wall ÷ pipe |',
    '|---|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n');
}
