// The sets with known answers, none of them ours: where they stand, what the best exact key reaches (the floor, chosen with
// the answers in hand; shared/data/README.md), and the bar for `scan` without configuration.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const DATA = path.resolve(
  process.env.ONEROW_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data'),
);
export const SCORER = path.resolve(DATA, '../tools/score-clusters.mjs');

/** Pairwise F1. A set without a bar must reach its floor. */
const KNOWN = {
  febrl1: { floor: 0.947, bar: 0.99 },
  febrl3: { floor: 0.923, bar: 0.995 },
  febrl_dsgenC_10k: { floor: 0.671, bar: 0.93 },
  splink_fake_1000: { floor: 0.59, bar: 0.82 },
  restaurants_864: { floor: 0.923, bar: 0.97 },
  orgs_hard_synthetic: { floor: 0.908, bar: 0.95 },
  dblp_acm: { floor: 0.946, bar: 0.96 },
  wikidata_company_aliases_dev: { floor: 0.063 },
  cn_company_short_full_dev: { floor: 0.005 },
  pseudopeople_sample_unnoised: { floor: 0.999, household: ['street_number', 'street_name', 'unit_number'] },
  opensanctions_name_bench: {},
};

/** What is merged without asking must be right this often, on every set. */
export const AUTO_PRECISION = 0.99;

/** The sets there are, the listed ones first; a folder nobody listed is measured too. */
export function realSets() {
  const folder = path.join(DATA, 'dedupe');
  if (!existsSync(folder)) return [];
  const order = Object.keys(KNOWN);
  const rank = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'records.csv')))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((name) => ({ name, folder: path.join(folder, name), autoBar: AUTO_PRECISION, ...KNOWN[name] }));
}
