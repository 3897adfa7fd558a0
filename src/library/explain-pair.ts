import { pairFigures } from '../jobs/explain-pair.ts';
import type { PairFigures } from '../report/pair-figures.ts';
import { usageError } from '../model/user-error.ts';
import { nameParts, openMatching, type MatchRecordsOptions, type RecordName } from './matching.ts';
import type { Sources } from './records.ts';

/**
 * Why two records are, or are not, one customer: what every field says, what brings the two together, and what became of
 * them among all the others. The weights are those a scan of the same records with the same options matches by.
 *
 * Throws a UserError when a name is no record's, or several records'.
 */
export async function explainPair(
  left: RecordName,
  right: RecordName,
  sources: Sources,
  options: MatchRecordsOptions,
): Promise<PairFigures> {
  const matching = await openMatching(sources, options, { passes: 'many' });
  if (matching === undefined) throw usageError('explain/no-record', { id: nameParts(left).id });
  const { world, audit, opened, decisions, start } = matching;
  const keyOf = (name: RecordName): string => {
    const { id, source } = nameParts(name);
    return source === '' || matching.sources.length === 1 ? id : `${source}:${id}`;
  };
  const asked = { ...matching.options, pair: [keyOf(left), keyOf(right)] as const };
  return pairFigures(asked, world, audit, opened, decisions, start());
}
