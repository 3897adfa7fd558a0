// 张三 read as windows-1252 is ÕÅÈý: pairs of signs and accented letters that no language writes side by side.

const RUN = /[\u00a1-\u00ff]+/g;
/** GB2312 as windows-1252 shows it: punctuation and full-width forms (A1, A3) or Han (B0–F7), then A1–FE. */
const PAIRS = /^(?:[¡£°-÷][¡-þ])+$/;
const HAN_PAIR = /^[°-÷][¡-þ]$/;

/** Accented letters that one language uses together. A run of letters from one such set is that language's. */
const ALPHABETS: readonly RegExp[] = [
  'ÀÂÆÇÈÉÊËÎÏÔÙÛÜŒŸª°', 'ÄÖÜß', 'ÁÉÍÓÚÜÑªº¡¿Ç', 'ÀÁÂÃÇÉÊÍÓÔÕÚÜªº', 'ÀÈÉÌÍÎÒÓÙÚ', 'ÅÄÖÆØÉÜ', 'ÁÐÉÍÓÚÝÞÆÖØ', 'ÇÖÜÂÎÛ',
  'ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ', 'ÀÇÈÉÍÏÒÓÚÜ·', 'ÁÉËÏÓÖÜ', 'ÄÖÕÜ', 'ÁÉÍÓÚÝÄÔ',
].map((letters) => new RegExp(`^[${letters}${letters.toLowerCase()}]+$`)); // prettier-ignore

/** A capital behind a small letter, and another small one: no word is written ÁõÓê, in whatever alphabet. */
const IN_AND_OUT = /[ß-öø-ÿ][À-ÖØ-Þ]+[ß-öø-ÿ]|[À-ÖØ-Þ][ß-öø-ÿ]+[À-ÖØ-Þ]/;

/**
 * Does the text hold a word of GBK read as windows-1252: a run of two pairs or more, or one pair that is all of the
 * cell? Letters of one alphabet are left to it, however they follow each other: ÖÇ are somebody's initials.
 */
export function isGbkWord(text: string): boolean {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (run.length % 2 !== 0 || !PAIRS.test(run)) continue;
    const isWord = run.length >= 4 || (HAN_PAIR.test(run) && index === 0 && run.length === text.length);
    // ±±¾© is 北京; ·· and »» are ornaments.
    const isWritten = /[À-ÖØ-öø-ÿ]/.test(run) || new Set(run).size > 2;
    if (!isWord || !isWritten) continue;
    if (IN_AND_OUT.test(run) || !ALPHABETS.some((alphabet) => alphabet.test(run))) return true;
  }
  return false;
}
