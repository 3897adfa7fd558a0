// The story of one record on a terminal: run by run what happened to it, and what became of it. Values are masked.
import path from 'node:path';
import type { RecordEvent, RecordStory } from '../jobs/explain-record.ts';
import { EXIT } from '../model/user-error.ts';
import { maskValue } from '../text/mask.ts';
import { maybeSay, say } from '../words/catalogue.ts';
import type { Ending, Setting } from './command.ts';
import { paint } from './paint.ts';
import { forTerminal } from './terminal-text.ts';

export function describeRecord(story: RecordStory, setting: Setting): Ending {
  const { lang, unmask } = setting;
  const hide = (value: string): string => (unmask || value === '' ? value : maskValue(value, 'text'));
  const masked = story.events.map((event) => ({ ...event, old: hide(event.old), new: hide(event.new) }));
  const { id, state, now, runs, more } = story;
  const lines = [paint.title(forTerminal(id))];
  let run = '';
  for (const event of masked) {
    if (event.run !== run) {
      run = event.run;
      const { command, started, source } = event;
      lines.push(`  ${say(lang, 'record/run', { run: forTerminal(path.normalize(run)), source: forTerminal(source), command, started: started.slice(0, 16).replace('T', ' ') })}`); // prettier-ignore
    }
    lines.push(`    ${eventLine(event, setting)}`);
  }
  if (more > 0) lines.push(paint.faint(`    ${say(lang, 'record/more', { count: more })}`));
  const ending = say(lang, `record/${state}`, {
    id: forTerminal(id),
    now: forTerminal(now),
    runs: runs.length,
  });
  lines.push(`  ${state === 'never-seen' ? paint.warning(ending) : ending}`);
  return {
    exit: state === 'never-seen' ? EXIT.input : EXIT.done,
    lines,
    json: { ...story, events: masked },
  };
}

function eventLine(event: RecordEvent, { lang }: Setting): string {
  const show = (value: string): string => forTerminal(value === '' ? '∅' : value);
  const rule = maybeSay(lang, event.rule) ?? event.rule;
  return say(lang, event.what, {
    id: forTerminal(event.id),
    other: forTerminal(event.other),
    field: forTerminal(event.field),
    old: show(event.old),
    new: show(event.new),
    rule: forTerminal(rule),
    source: forTerminal(event.source),
    row: event.row,
  });
}
