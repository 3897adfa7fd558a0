// After tsc: the program's modules in a few files, because loading 340 of them is most of what a short run takes.
// dist/cli/main.js is replaced; tsc alone puts the plain one back, which does the same and starts more slowly.
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
/** Of the packages only those that consist of many small modules and are nearly always needed. */
const INSIDE = /^(?:libphonenumber-js|csv-parse)(?:\/|$)/;

const bundle = await rolldown({
  input: {
    main: path.join(root, 'src/cli/main.ts'),
    // Found beside the file that asks for it (jobs/execute.ts).
    'worker-entry': path.join(root, 'src/jobs/worker-entry.ts'),
  },
  platform: 'node',
  external: (id) => !/^[./]|^[A-Za-z]:/.test(id) && !INSIDE.test(id),
});
await bundle.write({
  dir: path.join(root, 'dist/cli'),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'bundled-[name].js',
});
await bundle.close();
