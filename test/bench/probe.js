// Loaded into the measured process: at its end it writes what it used.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.ONEROW_PROBE) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(
      process.env.ONEROW_PROBE,
      JSON.stringify({
        user: userCPUTime / 1e6,
        cpu: (userCPUTime + systemCPUTime) / 1e6,
        megabytes: maxRSS / 1024,
      }),
    );
  });
}
