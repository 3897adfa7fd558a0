import { createInterface } from 'node:readline/promises';
import type { World } from '../jobs/world.ts';
import { say, type Lang } from '../words/catalogue.ts';
import { paint } from './paint.ts';
import { openProgress } from './progress.ts';

export function openWorld(options: {
  readonly lang: Lang;
  readonly quiet: boolean;
  readonly progress: boolean;
}): World {
  const { lang } = options;
  const line = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  return {
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    now: () => new Date(),
    progress: (step, total) => openProgress(say(lang, step), total, options.progress, lang),
    warn(code, params) {
      if (!options.quiet) line(paint.warning(say(lang, code, params)));
    },
    tell(code, params) {
      if (!options.quiet) line(say(lang, code, params));
    },
    async confirm(code, params) {
      if (!this.interactive) return undefined;
      const prompt = createInterface({ input: process.stdin, output: process.stderr });
      // The prompt keeps Ctrl-C to itself, and after Ctrl-D it never answers.
      prompt.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      const closed = new Promise<string>((resolve) => {
        prompt.once('close', () => {
          resolve('');
        });
      });
      try {
        const answer = await Promise.race([prompt.question(`${say(lang, code, params)} `), closed]);
        return /^(y|yes|是|好|确定)$/i.test(answer.trim());
      } finally {
        prompt.close();
      }
    },
  };
}
