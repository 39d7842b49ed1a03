import type { Card, CardValue, CardVersion } from '@leitwerk/metadata/card/card';
import { NAME_PARTS, textOf } from '@leitwerk/metadata/card/card';
import { cardFromRecord } from '@leitwerk/metadata/card/card-from-record';
import type { CardShape } from '@leitwerk/metadata/card/card-shape';
import type { ReadCard } from '@leitwerk/metadata/card/read-cards';
import { readCards } from '@leitwerk/metadata/card/read-cards';
import { valuesFromCard } from '@leitwerk/metadata/card/values-from-card';
import { writeCard } from '@leitwerk/metadata/card/write-card';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { DavReach, KeptResource } from '@leitwerk/platform/module/module-dav';
import type { EntityView } from '@leitwerk/platform/module/module-reach';
import { recordsByTitle } from '@leitwerk/platform/module/records-by-title';
import ICAL from 'ical.js';
import { parseLines } from '../calendar/parse-calendar.ts';
import { DavRefused } from '../dav-refused.ts';
import type { ResourceKind } from '../resource-kind.ts';
import { uidOf } from '../resource-kind.ts';

/** `texts`: parts of a name or organisation that no field holds; `properties`: others, as jCard (RFC 7095). */
type CardRest = {
  readonly texts: Readonly<Record<string, string>>;
  readonly properties: readonly (readonly unknown[])[];
};

const LONGEST_UID = 255;
const ORG_PARTS = ['ORG', 'ORG.unit'] as const;
/** Made anew with every card. */
const MADE = new Set(['version', 'prodid', 'rev', 'uid', 'fn', 'n', 'org']);

/** Records as vCards (RFC 6350; 3.0 by RFC 2426), by the same fields as the files that people save and load. */
export function cardKind(shape: CardShape, entity: EntityView, reach: DavReach): ResourceKind {
  const fieldOf = (name: string) => entity.entity.fields.find((one) => one.name === name);
  const shown = shape.properties.filter((one) => entity.readable.has(one.field));
  const seen: CardShape = { ...shape, properties: shown };
  // Of a property whose field the reader may not see he is told nothing that somebody else's device has said of it either.
  const hidden = new Set(
    shape.properties
      .filter((one) => !shown.some(({ property }) => property === one.property))
      .map(({ property }) => property.toLowerCase()),
  );
  const isReference = (name: string): boolean => fieldOf(name)?.type === 'reference';
  const text = (record: WireRecord, kept: KeptResource | null, version: string | null): string => {
    const card = new Map(cardFromRecord(record, entity.entity, seen, reach.actor.language));
    const { texts = {}, properties = [] } = (kept?.rest ?? {}) as Partial<CardRest>;
    for (const [part, value] of Object.entries(texts))
      if (!card.has(part) && !hidden.has(part.toLowerCase())) card.set(part, [{ text: value, types: [] }]);
    const changed = `${new Date(String(record['updatedAt'])).toISOString().slice(0, 19)}Z`;
    return writeCard(card, versionOf(version), [
      ['uid', {}, 'text', uidOf(record, kept)],
      ['rev', {}, 'timestamp', changed],
      ...properties.filter(([name]) => !hidden.has(String(name)) && !isSaid(card, String(name))),
    ]);
  };
  return {
    entity,
    uidField: null,
    participants: null,
    type: 'text/vcard',
    extension: 'vcf',
    fields: [...new Set(shown.map((one) => one.field)), 'createdAt', 'updatedAt'],
    expand: [...new Set(shown.map((one) => one.field).filter(isReference))],
    component: (record, kept) => new ICAL.Component(ICAL.parse(text(record, kept, null)) as unknown[]),
    text,
    read: async (given) => {
      const vcard = parseLines(given, 'b:valid-address-data');
      const [read, ...more] = readCards(given);
      if (vcard.name !== 'vcard' || !read || !('card' in read) || more.length > 0)
        throw new DavRefused(403, 'dav.one-only', 'b:valid-address-data', { what: 'VCARD' });
      const uid: unknown = vcard.getFirstPropertyValue('uid');
      if (typeof uid !== 'string' || uid === '' || uid.length > LONGEST_UID)
        throw new DavRefused(403, 'dav.one-only', 'b:valid-address-data', { what: 'VCARD' });
      if (isGroup(vcard)) throw new DavRefused(403, 'dav.group', 'b:valid-address-data');
      const card = withName(read.card, shape);
      const writable = new Set(shown.map((one) => one.field));
      const { values, mentions, used } = valuesFromCard(card, entity.entity, seen, writable);
      const found = await recordsByTitle(mentions, entity.entity, reach);
      const none = Object.fromEntries(
        shown.filter(({ field }) => fieldOf(field)?.type !== 'computed').map(({ field }) => [field, null]),
      );
      const rest: CardRest = {
        texts: restTexts(card, used),
        properties: restProperties(card, read, shape, used),
      };
      return { uid, values: { ...none, ...values, ...mentions, ...found }, rest, others: [] };
    },
    isWithin: null,
  };
}

/** RFC 6352, 10.4.2: 3.0 for whoever asks for nothing. */
const versionOf = (version: string | null): CardVersion => (version === '4.0' ? '4.0' : '3.0');

const isSaid = (card: Card, name: string): boolean =>
  card.has(name.toUpperCase()) && name !== 'tel' && name !== 'email' && name !== 'adr';

/** Apple calls them by a property of its own (vCard 3.0 knows none). */
const isGroup = (vcard: ICAL.Component): boolean =>
  ['kind', 'x-addressbookserver-kind'].some(
    (name) => String(vcard.getFirstPropertyValue(name)).toLowerCase() === 'group',
  );

/** A card may have a written name only; its last word is taken for the family name then. */
function withName(card: Card, { properties }: CardShape): Card {
  const whole = textOf(card, 'FN').trim();
  const hasName = textOf(card, 'N.family') !== '' || textOf(card, 'N.given') !== '';
  if (hasName || whole === '' || !properties.some((one) => one.property === 'N.family')) return card;
  if (textOf(card, 'KIND').toLowerCase() === 'org' || whole === textOf(card, 'ORG')) return card;
  const words = whole.split(/\s+/);
  const family = words.pop() ?? '';
  const value = (text: string): CardValue[] => (text === '' ? [] : [{ text, types: [] }]);
  return new Map([...card, ['N.family', value(family)], ['N.given', value(words.join(' '))]]);
}

const restTexts = (card: Card, used: ReadonlySet<CardValue>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...NAME_PARTS, ...ORG_PARTS].flatMap((part) => {
      const [value] = card.get(part) ?? [];
      return value && !used.has(value) ? [[part, value.text]] : [];
    }),
  );

/** Properties of which nothing became; of several of one name those after the first. */
function restProperties(
  card: Card,
  { properties: all, sources }: Extract<ReadCard, { readonly card: Card }>,
  { properties }: CardShape,
  used: ReadonlySet<CardValue>,
): readonly (readonly unknown[])[] {
  const mapped = new Set(properties.map((one) => one.property.toLowerCase()));
  const usedSources = new Set([...used].map((one) => JSON.stringify(sources.get(one) ?? null)));
  const seen = new Set<string>();
  return all.filter((property) => {
    const name = String(property[0]);
    if (MADE.has(name)) return false;
    if (!mapped.has(name)) return true;
    if (name === 'tel' || name === 'email' || name === 'adr') return !usedSources.has(JSON.stringify(property));
    const isFirst = !seen.has(name);
    seen.add(name);
    const [value] = card.get(name.toUpperCase()) ?? [];
    return !(isFirst && value && used.has(value));
  });
}
