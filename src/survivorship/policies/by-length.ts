import { best, least } from '../candidates.ts';
import { choice } from './kind.ts';
import type { PolicyKind } from './kind.ts';

export const longest: PolicyKind = {
  takes: 'nothing',
  answer: (candidates) => choice(best(candidates, ({ text }) => codePoints(text))),
};

export const shortest: PolicyKind = {
  takes: 'nothing',
  answer: (candidates) => choice(least(candidates, ({ text }) => codePoints(text))),
};

/** 𠮷 is one character to a reader and two to JavaScript. */
export function codePoints(text: string): number {
  return Array.from(text.trim()).length;
}
