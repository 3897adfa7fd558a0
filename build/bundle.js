// After tsc: the program's modules in a few files, because loading 340 of them is most of what a short run takes.
// dist/cli/main.js and dist/library.js are replaced; tsc alone puts the plain ones back, which do the same and start more slowly.
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
/** Of the packages only those that consist of many small modules and are nearly always needed. */
const INSIDE = /^(?:libphonenumber-js|csv-parse)(?:\/|$)/;

const bundle = await rolldown({
  input: {
    main: path.join(root, 'src/cli/main.ts'),
    library: path.join(root, 'src/library.ts'),
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

// The door stays where it was, beside its types.
const door = path.join(root, 'dist/library.js');
await writeFile(door, "export * from './cli/library.js';\n");
await rm(`${door}.map`, { force: true });
