/** A seeded stream of numbers in [0, 1): one seed gives the same demo data on every machine. */
export type Random = () => number;

export function randomFromSeed(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomInteger(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (Math.max(from, to) - from + 1));
}

export function randomDigits(random: Random, length: number): string {
  let digits = '';
  while (digits.length < length) digits += Math.floor(random() * 10);
  return digits;
}
