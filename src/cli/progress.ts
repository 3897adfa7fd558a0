// A bar with the time left on a terminal; in a log nothing for short steps and one line a minute for long ones.
import { SingleBar } from 'cli-progress';
import type { Progress } from '../jobs/world.ts';
import { say, type Lang } from '../words/catalogue.ts';

const LOG_EVERY_MS = 60_000;
const BAR_AFTER_MS = 300;

export function openProgress(step: string, total: number, wanted: boolean, lang: Lang): Progress {
  if (!wanted) return { update: () => undefined, stop: () => undefined };
  return process.stderr.isTTY ? bar(step, total) : log(step, total, lang);
}

function bar(step: string, total: number): Progress {
  const started = Date.now();
  let shown: SingleBar | undefined;
  return {
    update(done) {
      // A step that is over in a blink needs no bar.
      if (!shown && Date.now() - started < BAR_AFTER_MS) return;
      if (!shown) {
        shown = new SingleBar({
          format: `{step} [{bar}] {percentage}% | {eta_formatted}`,
          hideCursor: true,
          clearOnComplete: true,
          stream: process.stderr,
          etaBuffer: 50,
        });
        shown.start(Math.max(1, total), done, { step });
      }
      shown.update(Math.min(done, total), { step });
    },
    stop() {
      shown?.stop();
    },
  };
}

function log(step: string, total: number, lang: Lang): Progress {
  let last = Date.now();
  return {
    update(done) {
      if (Date.now() - last < LOG_EVERY_MS) return;
      last = Date.now();
      const percent = Math.floor((100 * done) / Math.max(1, total));
      process.stderr.write(`${say(lang, 'cli/progress-line', { step, percent })}\n`);
    },
    stop: () => undefined,
  };
}
