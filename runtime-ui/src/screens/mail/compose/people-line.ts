const ADDRESS = /^[^\s<>"(),:;@\\[\]]{1,64}@[^\s<>"(),:;@\\[\]]+\.[^\s<>"(),:;@\\[\].]{2,}$/;

/** The people of a line, each as text: commas inside of quotes part nobody. */
export function splitPeople(line: unknown): string[] {
  const parts = String(line ?? '').match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/g) ?? [];
  return parts.map((part) => part.trim()).filter(Boolean);
}

export const joinPeople = (people: readonly string[]): string | null => people.join(', ') || null;

/** The address in `Anna <anna@example.org>`, or the text itself. */
export const addressIn = (person: string): string => (/<([^<>]*)>\s*$/.exec(person)?.[1] ?? person).trim();

/** The server judges; this is for whoever types. */
export const isPerson = (person: string): boolean => ADDRESS.test(addressIn(person));

/** As it stands in a line: a name with a comma stands in quotes. */
export function personText(name: string, address: string): string {
  const clean = name.replace(/[\\"]+/g, ' ').trim();
  if (clean === '' || clean === address) return address;
  return /^[\p{L}\p{N} '._-]+$/u.test(clean) ? `${clean} <${address}>` : `"${clean}" <${address}>`;
}
