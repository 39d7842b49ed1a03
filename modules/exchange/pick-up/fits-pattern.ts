/**
 * Whether a name fits a pattern in which `*` stands for any characters and `?` for one. Case counts. Takes no longer than the product of
 * both lengths: patterns and names come from people.
 */
export function fitsPattern(pattern: string, name: string): boolean {
  let [at, place] = [0, 0];
  let star = -1;
  let tried = 0;
  while (place < name.length) {
    if (pattern[at] === '*') {
      star = at;
      tried = place;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[place])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      tried += 1;
      place = tried;
      at = star + 1;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** Whether a pattern is just a name. */
export const isOneName = (pattern: string): boolean => !/[*?]/.test(pattern);
