/** Numbers that grow by doubling. */
export class Numbers {
  #array = new Uint32Array(1 << 8);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Uint32Array(this.#array.length * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  at(index: number): number {
    return this.#array[index]!;
  }

  set(index: number, value: number): void {
    this.#array[index] = value;
  }

  /** In shared memory; its own is let go. */
  done(): Uint32Array {
    const numbers = new Uint32Array(new SharedArrayBuffer(this.length * 4));
    numbers.set(this.#array.subarray(0, this.length));
    this.#array = new Uint32Array(0);
    return numbers;
  }
}
