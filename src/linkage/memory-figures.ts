// What finding duplicates costs in memory, in bytes of resident memory of the whole process. Measured on 22 November 2026,
// Node 20.20.2, x64, with generated people (test/bench/people.js and test/bench/customers/western-stream.js) of 20,000,
// 100,000 and 300,000 rows on one and on two threads: the most that was resident in each phase, by VmHWM set back between
// them. test/memory-plan.test.ts holds the sum to a run that is measured. Whoever changes what lies in memory measures anew.

const MB = 2 ** 20;

/** The program before it reads: 110–113 MB, one thread. */
export const PROGRAM = 112 * MB;

/** Chunks on their way and the young generation of the main thread: normalize --threads 1 takes 139 MB in all. */
export const LEAST_WORK = 30 * MB;

/** Reading and cleaning on the main thread beside the records kept: 73–84 MB at 100,000 rows. */
export const READING = 65 * MB;
/** Records from which on that much is used: 50 MB at 20,000 rows. */
export const READING_FROM = 20_000;
/** Lists that grow by doubling while records are read, for each byte of them in the end: 115–130 MB at 300,000 rows. */
export const READING_PER_STORED = 1.1;

/** A thread with the program and its tasks loaded: from 946 and 551 MB with two threads and with one (300,000 rows). */
export const THREAD = 90 * MB;
/** A value as it was prepared for comparing, on each thread that compares: 140 MB for 807,000. */
export const PREPARED = 180;
/** Whom a record has met while candidates are walked, for each record, on each thread (candidates.ts: 5 × 4 and a cursor). */
export const WALK_PER_RECORD = 24;

/** For each part of a blocking key and record, key lists as they come (7 M numbers of 15 parts × 300,000). */
export const KEYS_PER_RECORD = 7.2;
/** For each blocking rule and record, the index of one rule and its share of the merged one. */
export const INDEX_PER_RECORD = 7.8;

/** A matched pair with its evidence, its link and its place in a cluster: 64 MB for 53,000, 106–147 MB for 149,000. */
export const PAIR = 1000;
/** Matched pairs for each record, where nobody can know yet: 0.18 (Chinese list), 0.5 (Western stream). */
export const PAIRS_PER_RECORD = 0.35;

/**
 * What merge holds of clusters for each record of the list, their cells and what came of them: 350 MB at 100,000 rows, a
 * quarter of them in clusters.
 */
export const SURVIVORS_PER_RECORD = 3500;

/** Of the text of the columns matched by, at least so much is kept: keys are no longer than cells, equal ones kept once. */
export const LEAST_KEPT = 0.2;
