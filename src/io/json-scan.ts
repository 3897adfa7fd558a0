// Reads JSON objects as flat rows without ever making a number or an object of them: an 18-digit id keeps its digits,
// `__proto__` is a key like any other, a key that stands twice is noticed.
//
// `{"a":{"b":1}}` is a cell of column `a.b`. A list stays JSON text. null, {} and a missing key are blank.

/** What stood in the text instead of a record. */
export type JsonFault = 'row/invalid-json' | 'row/duplicate-key';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN = 123;
const CLOSE = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const BACKSLASH = 92;

/** Objects in objects in objects: nobody's customers are nested deeper, and a stack has an end. */
const MAX_DEPTH = 64;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const LONE_SURROGATE = /\p{Surrogate}/u;

export class JsonScanner {
  readonly keys: string[];
  readonly #places: Map<string, number>;
  /** Keys as they mostly stand in the text, quotes and escapes included. */
  readonly #quoted: string[];
  readonly #grows: boolean;
  #text = '';
  /** The end of the record at hand: nothing is read past it. */
  #end = 0;
  #row: string[] = [];
  #filled = new Uint32Array(64);
  #round = 0;
  /** The key that followed the last one in the record before. */
  #next = 0;
  #fault: JsonFault = 'row/invalid-json';

  /** Keys that are not among `keys` are added when it `grows`; else a record that has one is none. */
  constructor(keys: readonly string[], grows: boolean) {
    this.keys = [];
    this.#places = new Map();
    this.#quoted = [];
    this.#grows = grows;
    for (const key of keys) this.#add(key);
  }

  /** The text that the following calls speak of. */
  open(text: string): void {
    this.#text = text;
  }

  /** The object that starts at `start` and nothing else before `end`, as a row beside {@link keys}; or what is wrong. */
  record(start: number, end: number): string[] | JsonFault {
    this.#row = new Array<string>(this.keys.length).fill('');
    this.#round++;
    this.#next = 0;
    this.#fault = 'row/invalid-json';
    this.#end = end;
    const known = this.keys.length;
    const after = this.#text.charCodeAt(start) === OPEN ? this.#object(start, '', 0) : -1;
    const isWhole = after >= 0 && after <= end && this.#blank(after) >= end;
    if (isWhole && (this.#grows || this.keys.length === known)) return this.#row;
    // What is no record brings no columns.
    for (const key of this.keys.splice(known)) this.#places.delete(key);
    this.#quoted.length = known;
    return after < 0 ? this.#fault : 'row/invalid-json';
  }

  /** Where the value at `start` ends, by its brackets and quotes alone; -1 when it does not before `limit`. */
  endOf(start: number, limit = this.#text.length): number {
    const text = this.#text;
    let depth = 0;
    for (let at = start; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        at = this.#endOfString(at) - 1;
        if (at < 0) return -1;
      } else if (code === OPEN || code === OPEN_LIST) depth++;
      else if (code === CLOSE || code === CLOSE_LIST) depth--;
      if (depth < 0) return at;
      if (depth === 0) {
        if (code === CLOSE || code === CLOSE_LIST || code === QUOTE) return at + 1;
        // A bare word or number ends where the next thing begins.
        if (code === COMMA || code <= 32) return at;
      }
    }
    return depth === 0 ? limit : -1;
  }

  #add(key: string): number {
    const place = this.keys.push(key) - 1;
    this.#places.set(key, place);
    this.#quoted.push(JSON.stringify(key));
    if (place >= this.#filled.length) {
      const wider = new Uint32Array(this.#filled.length * 2);
      wider.set(this.#filled);
      this.#filled = wider;
    }
    return place;
  }

  /** The position after blanks. */
  #blank(at: number): number {
    const text = this.#text;
    while (at < this.#end) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 10 || code === 13 || code === 9) at++;
      else break;
    }
    return at;
  }

  /** Each of these returns the position after what it read, or -1. */
  #object(start: number, prefix: string, depth: number): number {
    if (depth > MAX_DEPTH) return -1;
    const text = this.#text;
    let at = this.#blank(start + 1);
    if (text.charCodeAt(at) === CLOSE) return at + 1;
    for (;;) {
      if (text.charCodeAt(at) !== QUOTE) return -1;
      let place = -1;
      let key = '';
      const guess = prefix === '' ? this.#quoted[this.#next] : undefined;
      if (guess !== undefined && text.startsWith(guess, at)) {
        place = this.#next;
        at += guess.length;
      } else {
        const end = this.#endOfString(at);
        if (end < 0) return -1;
        const own = this.#stringAt(at, end);
        if (own === undefined) return -1;
        key = prefix + own;
        at = end;
      }
      at = this.#blank(at);
      if (text.charCodeAt(at) !== COLON) return -1;
      at = this.#blank(at + 1);
      if (text.charCodeAt(at) === OPEN) {
        at = this.#object(at, `${place >= 0 ? this.keys[place]! : key}.`, depth + 1);
      } else at = this.#cell(at, place >= 0 ? place : this.#placeOf(key));
      if (at < 0) return -1;
      at = this.#blank(at);
      const code = text.charCodeAt(at);
      if (code === CLOSE) return at + 1;
      if (code !== COMMA) return -1;
      at = this.#blank(at + 1);
    }
  }

  #placeOf(key: string): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#row.push('');
    return this.#add(key);
  }

  #cell(at: number, place: number): number {
    if (place >= 0) {
      if (this.#filled[place] === this.#round) {
        this.#fault = 'row/duplicate-key';
        return -1;
      }
      this.#filled[place] = this.#round;
      this.#next = place + 1;
    }
    const text = this.#text;
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = this.#endOfString(at);
      const value = end < 0 ? undefined : this.#stringAt(at, end);
      if (value === undefined) return -1;
      if (place >= 0) this.#row[place] = value;
      return end;
    }
    if (code === OPEN_LIST) {
      const end = this.endOf(at, this.#end);
      if (end < 0) return -1;
      const list = compactJson(text.slice(at, end));
      if (list === undefined) return -1;
      if (place >= 0) this.#row[place] = list;
      return end;
    }
    const pattern = code === 45 || (code >= 48 && code <= 57) ? NUMBER : WORD;
    pattern.lastIndex = at;
    const [value] = pattern.exec(text) ?? [];
    if (value === undefined) return -1;
    if (place >= 0 && value !== 'null') this.#row[place] = value;
    return at + value.length;
  }

  /** The position after the closing quote of the string at `start`. */
  #endOfString(start: number): number {
    const text = this.#text;
    let close = text.indexOf('"', start + 1);
    if (close < 0) return -1;
    for (;;) {
      let slashes = 0;
      while (text.charCodeAt(close - 1 - slashes) === BACKSLASH) slashes++;
      if (slashes % 2 === 0) return close + 1;
      close = text.indexOf('"', close + 1);
      if (close < 0) return -1;
    }
  }

  /** The string between the quotes at `start` and before `end`; undefined when an escape in it is none. */
  #stringAt(start: number, end: number): string | undefined {
    const inner = this.#text.slice(start + 1, end - 1);
    if (!inner.includes('\\')) return inner;
    try {
      const value = JSON.parse(`"${inner.replaceAll(/[\u0000-\u001f]/g, escaped)}"`) as string;
      // Half a character pair cannot be written in any encoding.
      return LONE_SURROGATE.test(value) ? undefined : value;
    } catch {
      return undefined;
    }
  }
}

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** JSON text as it stands, without the blanks between its parts; undefined when it is none. */
function compactJson(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return /\s/.test(text) ? text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1') : text;
}
