/** A word as a command line takes it: in quotes where it holds a blank or a sign of the shell. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{M}\p{N}_.,:/@%+-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
