/** Letters with marks and what they are searched as. The one table for the database's function and for patterns made here. */
export const MARKED = 'àáâãåçèéêëìíîïñòóôõøùúûýÿăąćčďđęěğıłńňőřśşšťţůűźżž';
export const PLAIN = 'aaaaaceeeeiiiinooooouuuyyaaccddeegilnnorsssttuuzzz';

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...[...MARKED].map((letter, at): [string, string] => [letter, PLAIN[at] ?? letter]),
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
]);

/** The form in which text is searched: small letters, no accents, umlauts spelled out. Same as `leitwerk.fold` in the database. */
export const fold = (text: string): string =>
  text.toLowerCase().replace(/[^\u0000-\u007f]/g, (letter) => LETTERS.get(letter) ?? letter);
