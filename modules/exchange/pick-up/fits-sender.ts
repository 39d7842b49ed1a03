/** Whether an address is one of these, or of one of these domains (`@grid.example`). Domains below are others. */
export function fitsSender(senders: readonly string[], address: string): boolean {
  const given = address.toLowerCase();
  const domain = given.slice(given.lastIndexOf('@'));
  return senders.some((one) => {
    const known = one.toLowerCase();
    return known.startsWith('@') ? known === domain : known === given;
  });
}

/** Whether all words stand in a text, in any case of letters. */
export function hasWords(words: string | undefined, text: string): boolean {
  const given = text.toLowerCase();
  return (words ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => given.includes(word));
}
