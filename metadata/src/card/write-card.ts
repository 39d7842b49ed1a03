import ICAL from 'ical.js';
import type { Card, CardValue, CardVersion } from './card.ts';
import { ADDRESS_PARTS, NAME_PARTS, TEXTS, TYPED, textOf } from './card.ts';

/** Kinds that RFC 6350 knows for other properties than telephones. */
const PLACES: ReadonlySet<string> = new Set(['work', 'home']);

// The library does not count the blank that begins a folded line; a line may have 75 bytes with it.
ICAL.foldLength = 74;

/**
 * The text of a card: UTF-8, lines of at most 75 bytes, ended by CRLF, what means something escaped.
 * @param rest properties that are written as they are, as jCard (RFC 7095)
 */
export function writeCard(card: Card, version: CardVersion, rest: readonly (readonly unknown[])[] = []): string {
  const vcard = new ICAL.Component(['vcard', [], []]);
  vcard.addPropertyWithValue('version', version);
  vcard.addPropertyWithValue('fn', nameOf(card));
  const parts = NAME_PARTS.map((part) => textOf(card, part));
  // 3.0 demands a structured name; a company's is empty.
  if (version === '3.0' || parts.some((part) => part !== '')) addList(vcard, 'n', parts, []);
  for (const property of TEXTS) {
    const text = textOf(card, property);
    if (text === '' || property === 'FN') continue;
    if (property === 'KIND' && version === '3.0') continue;
    if (property === 'BDAY') addBirthday(vcard, text);
    else vcard.addPropertyWithValue(property.toLowerCase(), text);
  }
  const organisation = [textOf(card, 'ORG'), textOf(card, 'ORG.unit')];
  if (organisation.some((part) => part !== ''))
    addList(vcard, 'org', organisation[1] ? organisation : organisation.slice(0, 1), []);
  for (const property of TYPED)
    for (const { text, types } of card.get(property) ?? []) {
      const one = new ICAL.Property(property.toLowerCase(), vcard);
      setTypes(one, property === 'TEL' ? types : types.filter((type) => PLACES.has(type)));
      one.setValue(text);
      vcard.addProperty(one);
    }
  for (const value of card.get('ADR') ?? []) addList(vcard, 'adr', addressParts(value), value.types);
  for (const one of rest)
    vcard.addProperty(new ICAL.Property([...one] as ConstructorParameters<typeof ICAL.Property>[0], vcard));
  return `${vcard.toString()}\r\n`;
}

/** `FN` must be there: the name, else what stands for it. */
function nameOf(card: Card): string {
  const parts = ['N.prefix', 'N.given', 'N.family'].map((part) => textOf(card, part)).filter((part) => part !== '');
  return textOf(card, 'FN') || parts.join(' ') || textOf(card, 'ORG') || textOf(card, 'EMAIL');
}

function addList(vcard: ICAL.Component, name: string, parts: readonly string[], types: readonly string[]): void {
  const property = new ICAL.Property(name, vcard);
  setTypes(property, types);
  property.setValue([...parts]);
  vcard.addProperty(property);
}

function setTypes(property: ICAL.Property, types: readonly string[]): void {
  if (types.length > 0) property.setParameter('type', types.length === 1 ? (types[0] ?? '') : [...types]);
}

function addBirthday(vcard: ICAL.Component, date: string): void {
  const property = new ICAL.Property('bday', vcard);
  property.setValue(ICAL.VCardTime.fromDateAndOrTimeString(date, 'date'));
  vcard.addProperty(property);
}

const addressParts = ({ address }: CardValue): readonly string[] =>
  ADDRESS_PARTS.map((part) => (part === '' ? '' : (address?.[part] ?? '')));
