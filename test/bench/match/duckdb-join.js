// What `scan` is measured beside: DuckDB joins the raw file with itself on four narrow exact keys, each pair once, scores
// it by Jaro-Winkler similarity and writes those with both names alike (.85). No cleaning, no clusters, no reasons.
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [input, output] = process.argv.slice(2);
const quoted = (file) => `'${file.replaceAll("'", "''")}'`;
const database = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await database.connect();
await connection.run(
  `CREATE TABLE people AS SELECT record_id::INTEGER AS id, first_name, lower(last_name) AS last_name, date_of_birth, right(regexp_replace(phone, '[^0-9]', '', 'g'), 10) AS phone, lower(email) AS email, street, zip
   FROM read_csv(${quoted(input)}, all_varchar = true, quote = '"', delim = ',', header = true)`,
);
const KEYS = [['phone'], ['email'], ['last_name', 'date_of_birth'], ['last_name', 'first_name', 'zip']];
const agree = (columns) => columns.map((column) => `l.${column} = r.${column}`).join(' AND ');
const passes = KEYS.map((columns, at) => {
  const earlier = KEYS.slice(0, at).map((key) => ` AND (${agree(key)}) IS NOT TRUE`);
  const filled = columns.map((column) => ` AND l.${column} <> ''`).join('');
  return `SELECT l.id AS l, r.id AS r,
    coalesce(jaro_winkler_similarity(l.first_name, r.first_name), 0.5) AS first, coalesce(jaro_winkler_similarity(l.last_name, r.last_name), 0.5) AS last,
    coalesce(jaro_winkler_similarity(l.street, r.street), 0.5) AS street
    FROM people l JOIN people r ON ${agree(columns)} AND l.id < r.id${filled}${earlier.join('')}`;
});
await connection.run(`CREATE TABLE pairs AS ${passes.join(' UNION ALL ')}`);
const counted = await connection.runAndReadAll('SELECT count(*) FROM pairs');
await connection.run(
  `COPY (SELECT * FROM pairs WHERE first >= 0.85 AND last >= 0.85) TO ${quoted(output)} (HEADER, DELIMITER ',')`,
);
writeFileSync(`${output}.json`, JSON.stringify({ pairs: Number(counted.getRows()[0][0]) }));
connection.closeSync();
