import addressparser from 'nodemailer/lib/addressparser';
import type { Person } from '../parsed-mail.ts';

const ADDRESS = /^[^\s<>"(),:;@\\[\]]{1,64}@[^\s<>"(),:;@\\[\]]+\.[^\s<>"(),:;@\\[\].]{2,}$/;
const LONGEST_ADDRESS = 254;

/** Whether mail can be sent to it. Addresses without a domain of two parts, and quoted ones, are taken for mistakes. */
export const isAddress = (text: string): boolean => text.length <= LONGEST_ADDRESS && ADDRESS.test(text);

/**
 * People in a line as RFC 5322 writes it: `Anna <anna@example.org>, "Müller, Jürgen" <j@example.org>`.
 * @returns those with an address, each once, and what is no address
 */
export function parsePeople(line: string | null): {
  readonly people: readonly Person[];
  readonly wrong: readonly string[];
} {
  const people = new Map<string, Person>();
  const wrong: string[] = [];
  for (const { name, address } of addressparser(line ?? '', { flatten: true })) {
    const key = address.toLowerCase();
    if (!isAddress(address)) wrong.push(address || name);
    else if (!people.has(key)) people.set(key, { name: name === address ? '' : name, address });
  }
  return { people: [...people.values()], wrong };
}

/** The line that `parsePeople` reads. A name that could be taken for something else stands in quotes. */
export const peopleLine = (people: readonly Person[]): string => people.map(personText).join(', ');

const personText = ({ name, address }: Person): string => {
  const clean = name.replace(/[\u0000-\u001f\u007f\\"]+/g, ' ').trim();
  if (clean === '' || clean === address) return address;
  return /^[\p{L}\p{N} '._-]+$/u.test(clean) ? `${clean} <${address}>` : `"${clean}" <${address}>`;
};
