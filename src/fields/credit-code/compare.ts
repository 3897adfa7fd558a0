import { compareNumbers } from '../national-id/compare.ts';

/** Of the nine characters of an organisation code. */
const LEAST_SHOWN = 5;

/** Compares organisation codes and the registration numbers of other countries, as identity numbers are. */
export const compareCodes = compareNumbers(LEAST_SHOWN, (key) => key);
