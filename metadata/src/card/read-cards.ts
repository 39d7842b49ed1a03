import ICAL from 'ical.js';
import type { Card, CardAddress, CardValue } from './card.ts';
import { ADDRESS_PARTS, NAME_PARTS, TEXTS, TYPED } from './card.ts';

type Json = readonly unknown[];

export type CardProblem = 'broken' | 'old-version';
/** `properties`: all of the card, as jCard (RFC 7095); `sources`: of which of them numbers and addresses were read. */
export type ReadCard =
  | {
      readonly card: Card;
      readonly properties: readonly Json[];
      readonly sources: ReadonlyMap<CardValue, Json>;
    }
  | { readonly problem: CardProblem };

const ONE_CARD = /^BEGIN:VCARD[ \t]*$[\s\S]*?^END:VCARD[ \t]*$/gim;

/** The cards of a file, each by itself: a broken one does not spoil the others. Reads 3.0 and 4.0. */
export function readCards(text: string): readonly ReadCard[] {
  return (text.match(ONE_CARD) ?? []).map((source): ReadCard => {
    if (/^VERSION:2\./im.test(source)) return { problem: 'old-version' };
    try {
      const vcard = new ICAL.Component(ICAL.parse(source.replace(/\r?\n|\r/g, '\r\n')) as unknown[]);
      const sources = new Map<CardValue, Json>();
      const properties = vcard.getAllProperties().map((one) => one.toJSON() as Json);
      return { card: cardOf(vcard, sources), properties, sources };
    } catch {
      return { problem: 'broken' };
    }
  });
}

function cardOf(vcard: ICAL.Component, sources: Map<CardValue, Json>): Card {
  const card = new Map<string, CardValue[]>();
  const add = (property: string, value: CardValue): void => {
    if (value.text !== '' || value.address) card.set(property, [...(card.get(property) ?? []), value]);
  };
  const addFrom = (source: ICAL.Property, property: string, value: CardValue): void => {
    add(property, value);
    sources.set(value, source.toJSON() as Json);
  };
  const [name] = vcard.getAllProperties('n');
  for (const [index, part] of NAME_PARTS.entries()) add(part, { text: partsOf(name)[index] ?? '', types: [] });
  for (const property of TEXTS) {
    const [first] = vcard.getAllProperties(property.toLowerCase());
    if (first) add(property, { text: property === 'BDAY' ? dateOf(first) : textOfProperty(first), types: [] });
  }
  const [organisation] = vcard.getAllProperties('org');
  const [company = '', unit = ''] = partsOf(organisation);
  add('ORG', { text: company, types: [] });
  add('ORG.unit', { text: unit, types: [] });
  for (const property of TYPED)
    for (const one of vcard.getAllProperties(property.toLowerCase()))
      addFrom(one, property, { text: textOfProperty(one).replace(/^(?:tel|mailto):/i, ''), types: typesOf(one) });
  for (const one of vcard.getAllProperties('adr')) {
    const parts = partsOf(one);
    const address = Object.fromEntries(
      ADDRESS_PARTS.map((part, index) => [part, parts[index] ?? '']).filter(([part]) => part !== ''),
    ) as CardAddress;
    if (parts.some((part) => part !== '')) addFrom(one, 'ADR', { text: '', address, types: typesOf(one) });
  }
  return card;
}

// Several values of one part stand with commas and become one text.
const partsOf = (property: ICAL.Property | undefined): readonly string[] => {
  const value: unknown = property?.toJSON()[3];
  return (Array.isArray(value) ? value : [value ?? '']).map((part: unknown) =>
    (Array.isArray(part) ? part.join(', ') : String(part)).trim(),
  );
};

const textOfProperty = (property: ICAL.Property): string => partsOf(property).join(', ');

/** A whole date as YYYY-MM-DD; a birthday without a year is none here. */
const dateOf = (property: ICAL.Property): string => /^\d{4}-\d{2}-\d{2}/.exec(textOfProperty(property))?.[0] ?? '';

function typesOf(property: ICAL.Property): readonly string[] {
  const given: unknown = property.getParameter('type');
  return (Array.isArray(given) ? given : [given ?? ''])
    .flatMap((one: unknown) => String(one).toLowerCase().split(','))
    .filter((one) => one !== '');
}
