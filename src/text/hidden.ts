// Values of which a part is hidden or lost, written with one or more stars for it: 张*明, +86138****8001, li***@qq.com,
// 110101199003072***. How many stars stand there tells nothing: many programs always print the same number.

/** What is shown before and behind the hidden part. A whole value shows itself from both ends. */
export interface Shown {
  readonly front: string;
  readonly end: string;
}

export function isHidden(text: string): boolean {
  return text.includes('*');
}

export function shownOf(text: string): Shown {
  const star = text.indexOf('*');
  if (star < 0) return { front: text, end: text };
  return { front: text.slice(0, star), end: text.slice(text.lastIndexOf('*') + 1) };
}

/** How many characters both show; -1 when they contradict each other, and the two are not one value. */
export function sharedCharacters(left: Shown, right: Shown): number {
  const front = Math.min(left.front.length, right.front.length);
  const end = Math.min(left.end.length, right.end.length);
  if (!left.front.startsWith(right.front.slice(0, front))) return -1;
  return left.end.endsWith(right.end.slice(right.end.length - end)) ? front + end : -1;
}
