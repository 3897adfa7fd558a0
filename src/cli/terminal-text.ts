/** Text from a file name or cell, safe to print: control characters and direction marks cannot act on the terminal. */
export function forTerminal(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·');
}
