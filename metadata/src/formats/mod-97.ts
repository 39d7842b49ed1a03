/** Remainder by 97 of a text whose letters stand for 10 … 35, digit by digit so that no number grows too large. */
export function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
