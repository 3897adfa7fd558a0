import { namedEvidence, type NamedEvidence } from '../jobs/named-evidence.ts';
import {
  countVerdicts,
  screenRecords as verdictsOf,
  type ScreenCounts,
  type Verdict,
} from '../jobs/screen.ts';
import { findDuplicates } from '../jobs/find-duplicates.ts';
import { openRefs, type RecordRef } from '../jobs/scan-lines.ts';
import { usageError } from '../model/user-error.ts';
import { linkSentence } from '../report/link-sentence.ts';
import { openMatching, type MatchRecordsOptions, type RejectedRecord } from './matching.ts';
import type { Records } from './records.ts';
import type { Notice } from './world.ts';

/** What a new record is to the existing list. */
export interface ScreenedRecord {
  readonly record: RecordRef;
  /** `exact`: surely in the list; `possible`: perhaps; `new`: not. */
  readonly verdict: Verdict;
  /** Existing records, likeliest first. */
  readonly existing: readonly RecordRef[];
  /** Other new records that surely are the same customer. */
  readonly sameNew: readonly RecordRef[];
  /** The strongest link to one of the existing records. */
  readonly link:
    | { readonly rule: string; readonly score: number; readonly evidence: readonly NamedEvidence[] }
    | undefined;
  /** The link as a sentence, in the language asked for; ''. */
  readonly why: string;
}

export interface ScreenResult {
  /** One for each new record, in order. */
  readonly verdicts: readonly ScreenedRecord[];
  readonly counts: ScreenCounts;
  readonly rejected: readonly RejectedRecord[];
  readonly notices: readonly Notice[];
}

/** Names of the two sides where they are not told otherwise. */
const [NEW, EXISTING] = ['new', 'existing'];

/**
 * Holds new records against an existing list: is each of them in it already, perhaps, or new? Existing records are not
 * compared with each other. An empty list has everything new.
 */
export async function screenRecords(
  fresh: Records,
  existing: Records,
  options: MatchRecordsOptions,
): Promise<ScreenResult> {
  if ((options.clean ?? []).length > 0) throw usageError('library/clean-screen');
  const sides = { [NEW]: fresh, [EXISTING]: existing };
  const matching = await openMatching(sides, options, { passes: 'one', against: EXISTING });
  if (matching === undefined || matching.sources[0] !== NEW) return NOTHING;
  const { world, opened, audit, decisions, sources, start } = matching;
  const hasList = sources.includes(EXISTING);
  const asked = {
    ...matching.options,
    learnsFromDecisions: true,
    ...(hasList ? {} : { against: undefined }),
  };
  const found = await findDuplicates(asked, world, audit, opened, decisions, asked.where, {
    started: start(),
  });
  const { store } = found;
  const ref = openRefs(store, sources);
  const screened = verdictsOf(found);
  return {
    verdicts: screened.map(({ record, verdict, existing: listed, repeats, link }): ScreenedRecord => {
      const said = link && {
        rule: link.rule,
        score: link.score,
        evidence: namedEvidence(store, link.evidence),
      };
      return {
        record: ref(record),
        verdict,
        existing: listed.map(ref),
        sameNew: repeats.map(ref),
        link: said,
        why: said === undefined ? '' : linkSentence(matching.options.lang, said),
      };
    }),
    counts: countVerdicts(screened),
    rejected: audit.rejected(),
    notices: world.notices,
  };
}

const NOTHING: ScreenResult = {
  verdicts: [],
  counts: { rows: 0, new: 0, exact: 0, possible: 0, ambiguous: 0, repeated: 0 },
  rejected: [],
  notices: [],
};
