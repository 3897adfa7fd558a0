// Texts put aside by number: as bytes, beyond a limit on disk, and read again one at a time.
import { Spill } from '../io/spill.ts';

const MOST_HELD = 32 << 20;
const PIECE_BYTES = 1 << 16;

export class TextShelf {
  readonly #pieces: Spill;
  /** By number: which text is the last put there, plus one; 0: none. */
  #numbers: Uint32Array;
  /** By text: the piece it is in, and where it begins and ends there. */
  #places = new Uint32Array(3 * 256);
  #size = 0;
  #open = Buffer.allocUnsafeSlow(PIECE_BYTES);
  #length = 0;

  /** `numbers`: how many there are; `folder`, `room`: see {@link Spill}. */
  constructor(numbers: number, folder: string, room = MOST_HELD) {
    this.#numbers = new Uint32Array(numbers);
    this.#pieces = new Spill(folder, room);
  }

  /** A text put there before is forgotten. */
  put(number: number, text: string): void {
    const most = text.length * 3;
    if (this.#length + most > this.#open.length) {
      this.#close();
      if (most > this.#open.length) this.#open = Buffer.allocUnsafeSlow(most);
    }
    if (this.#size * 3 === this.#places.length) {
      const larger = new Uint32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    const from = this.#length;
    this.#length += this.#open.write(text, from, 'utf8');
    this.#places.set([this.#pieces.size, from, this.#length], this.#size * 3);
    this.#numbers[number] = ++this.#size;
  }

  get(number: number): string | undefined {
    const at = (this.#numbers[number] ?? 0) - 1;
    if (at < 0) return undefined;
    const [piece, from, to] = this.#places.subarray(at * 3, at * 3 + 3) as unknown as [
      number,
      number,
      number,
    ];
    if (piece === this.#pieces.size) return this.#open.toString('utf8', from, to);
    const { buffer, byteOffset, byteLength } = this.#pieces.read(piece, from, to);
    return Buffer.from(buffer, byteOffset, byteLength).toString();
  }

  /** Did they not fit into memory? */
  get isSpilled(): boolean {
    return this.#pieces.isSpilled;
  }

  close(): void {
    this.#pieces.close();
  }

  #close(): void {
    if (this.#length === 0) return;
    this.#pieces.add(Buffer.from(this.#open.subarray(0, this.#length)));
    this.#length = 0;
  }
}
