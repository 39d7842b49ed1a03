/**
 * Whether letters fit the parts of a pattern in which `*` stands for any number of them. Takes no longer than the product of both
 * lengths: patterns and texts come from people.
 * @param isLike whether a part other than `*` stands for this letter
 */
export function fitsWildcards(
  parts: readonly string[],
  letters: readonly string[],
  isLike: (part: string, letter: string) => boolean,
): boolean {
  let [at, place] = [0, 0];
  let star = -1;
  let tried = 0;
  while (place < letters.length) {
    const part = parts[at];
    if (part === '*') {
      star = at;
      tried = place;
      at += 1;
    } else if (part !== undefined && isLike(part, letters[place] ?? '')) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      tried += 1;
      place = tried;
      at = star + 1;
    } else return false;
  }
  while (parts[at] === '*') at += 1;
  return at === parts.length;
}
