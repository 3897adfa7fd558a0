// What may be found after a run that ended without a word: power gone, or killed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { isScratch, onerow, picture } from './harness.ts';

/** Files as they are for a person: what differs from run to run is made a word, and the index of runs is left out. */
export function steady(place: string): Record<string, string> {
  const found = picture(place);
  for (const name of Object.keys(found)) {
    if (found[name] === 'folder' || isScratch(name)) continue;
    if (/\.(csv|jsonl?|txt|html|yaml)$/.test(name)) {
      found[name] = readFileSync(path.join(place, name), 'utf8')
        .replaceAll(place, '<here>')
        .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>')
        .replaceAll(/"(seconds|\w+_per_second)": [\d.]+/g, '"$1": <speed>')
        .replaceAll(/("name": "summary\.json",\s+"size": )\d+/g, '$1<size>')
        .replaceAll(/\b[\da-f]{64}\b/g, '<sha256>');
    } else if (name.endsWith('.xlsx')) found[name] = 'a workbook';
  }
  delete found['runs.csv'];
  return found;
}

/** Every file is the old one or the new one; a manifest stands only over a complete set; the next run puts it right. */
export async function afterPowerCut(
  place: string,
  inputs: readonly string[],
  command: readonly string[],
  was: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
  what: string,
  run: typeof onerow = onerow,
): Promise<void> {
  const is = picture(place);
  for (const input of inputs) expect(is[input], `${what}: ${input}`).toBe(was[input]);
  const now = steady(place);
  for (const name of Object.keys(is)) {
    if (isScratch(name) || name === 'runs.csv' || is[name] === 'folder') continue;
    expect(is[name] === was[name] || now[name] === wanted[name], `${what}: ${name} is torn`).toBe(true);
  }
  if (is['run/manifest.json'] !== undefined && is['run/manifest.json'] !== was['run/manifest.json']) {
    for (const name of Object.keys(wanted))
      expect(now[name], `${what}: ${name} with manifest`).toBe(wanted[name]);
  }
  const again = await run(command, { cwd: place });
  expect(again.exit, `${what}, then again: ${again.stderr}`).toBe(0);
  expect(steady(place), `${what}, then again`).toEqual(wanted);
}
