// CSV tables as objects, by the project's reference reader.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a UTF-8 CSV file, each an object by column name. */
export const readTable = (file) =>
  parse(readFileSync(file), { columns: true, bom: true, relax_column_count: true });
