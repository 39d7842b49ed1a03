import { hash } from 'node:crypto';

const START = 1 << 16;
/** Of the 52 bits that a number keeps of a key: two of a million keys are alike once in ten thousand files. */
const HEX_DIGITS = 13;

/** Remembers which of many keys have been there, in 16 bytes each at most and without keeping their texts. */
export class KeySet {
  #slots = new Float64Array(START);
  #size = 0;

  add(key: readonly string[]): void {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    if (place(this.#slots, numberOf(key))) this.#size += 1;
  }

  has(key: readonly string[]): boolean {
    const number = numberOf(key);
    return this.#slots[slotOf(this.#slots, number)] === number;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const number of this.#slots) if (number !== 0) place(larger, number);
    this.#slots = larger;
  }
}

const numberOf = (key: readonly string[]): number =>
  Number.parseInt(hash('sha1', key.join('\u0000')).slice(0, HEX_DIGITS), 16) || 1;

/** Where a number stands or would stand: the next free place after its own. */
function slotOf(slots: Float64Array, number: number): number {
  let at = number % slots.length;
  while (slots[at] !== 0 && slots[at] !== number) at = (at + 1) % slots.length;
  return at;
}

function place(slots: Float64Array, number: number): boolean {
  const at = slotOf(slots, number);
  if (slots[at] === number) return false;
  slots[at] = number;
  return true;
}
