/** Width, case and surrounding space do not tell two words apart. */
export function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
