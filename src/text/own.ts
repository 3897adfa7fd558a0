/**
 * A copy of `text` that owns its characters. V8 makes a substring of 13 or more units a view of its parent, so
 * one name kept in a dictionary would keep the whole chunk it was read from in memory.
 */
export function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
