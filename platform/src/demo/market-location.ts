/** Eleventh digit of a market location: odd places once, even places twice, up to the next ten. */
export function marketLocationFromBase(base: string): string {
  let sum = 0;
  for (let place = 0; place < base.length; place += 1) {
    sum += Number(base[place]) * (place % 2 === 0 ? 1 : 2);
  }
  return base + ((10 - (sum % 10)) % 10);
}
