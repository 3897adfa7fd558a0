import type { Cleaned, FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { isFakeId } from '../../text/placeholders.ts';
import { digitsOfFloat, isScientific, looksRounded } from '../excel-damage.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutIdentifier, written } from '../outcome.ts';
import { problemOfCnId, upgradeCnId } from './cn-id.ts';
import type { CnIdProblem } from './cn-id.ts';

/**
 * About one genuine number in 1,100 ends in 000. Where more than this share of a column does, the column went through
 * Excel, and the one damaged number in eleven that passes its check by chance must not pass for genuine.
 */
const HONEST_TRIPLE_ZEROS = 0.01;

const ID18 = /^\d{17}[\dX]$/;
const LABEL =
  /^(?:公民|居民|二代|第二代)*(?:身份证?|证件)(?:号码?|号)?(?:是|为)?[:： ]*|^id(?: ?card)?(?: ?(?:no|number))?[.:： ]*(?=\d)/i;
const MASK = /[*●•]|X{2,}|x{2,}/;
/** Passport, home-return permit, HK and Taiwan documents: identities too, but other ones. */
const OTHER_DOCUMENT =
  /^(?:[EGPSD][A-HJ-NP-Z]?\d{7,8}|[HM]\d{8}(?:\d{2})?|[A-Z]{1,2}\d{6}\([0-9A]\)|[A-Z][1289]\d{8}|[A-Z]{3}\d{12})$/;

/** Resident identity numbers, always in the 18-character form. */
export function openCnId(settings: FieldSettings): Normalizer {
  const wentThroughExcel = settings.profile.tripleZeroShare > HONEST_TRIPLE_ZEROS;
  const isDamaged = (id: string): boolean => wentThroughExcel && id.endsWith('000');
  return {
    clean(cell) {
      const isPlain = ID18.test(cell) && !isDamaged(cell) && problemOfCnId(cell, settings.today) === '';
      return isPlain && !isFakeId(cell) ? asItStands(cell) : cleanSlowly(cell, settings, isDamaged);
    },
    keys: ({ value, status }) => (status === 'ok' || status === 'fixed' ? [value] : NO_KEYS),
  };
}

function cleanSlowly(cell: string, { today }: FieldSettings, isDamaged: (id: string) => boolean): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutIdentifier(cell, text);
  if (nothing) return nothing;
  const bare = text.normalize('NFKC').replace(LABEL, '');
  if (isScientific(bare)) return keptAsTyped(cell, 'lossy', 'cn-id/excel-damaged');
  const float = digitsOfFloat(bare);
  if (float.length > 15) return keptAsTyped(cell, 'lossy', 'cn-id/excel-damaged');
  if (MASK.test(bare)) return keptAsTyped(cell, 'suspect', 'cn-id/masked');
  const id = float === '' ? bare.toUpperCase().replace(/[\s._-]/g, '') : float;
  if (isFakeId(id)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  if (OTHER_DOCUMENT.test(id)) return keptAsTyped(cell, 'suspect', 'cn-id/other-document');
  if (!/^\d+X?$/.test(id)) return keptAsTyped(cell, 'invalid', 'cn-id/not-an-id');
  if (/^\d{15}$/.test(id)) {
    const upgraded = upgradeCnId(id);
    const problem = problemOfCnId(upgraded, today);
    return problem === '' ? written(cell, upgraded, 'cn-id/15-to-18', issues) : refused(cell, problem);
  }
  if (!ID18.test(id)) return keptAsTyped(cell, 'invalid', 'cn-id/length');
  const problem = problemOfCnId(id, today);
  if (isDamaged(id) || (problem !== '' && looksRounded(id)))
    return keptAsTyped(cell, 'lossy', 'cn-id/excel-damaged');
  if (problem !== '') return refused(cell, problem);
  return written(cell, id, id === text.toUpperCase() ? 'cn-id/upper-case' : 'cn-id/separators', issues);
}

/** Nobody is that old, yet the number is right: somebody's grandmother, or an example out of the standard. */
function refused(cell: string, problem: CnIdProblem): Cleaned {
  return keptAsTyped(cell, problem === 'age' ? 'suspect' : 'invalid', `cn-id/${problem}`);
}
