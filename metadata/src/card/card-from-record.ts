import type { EntityModel, FieldModel } from '../model.ts';
import type { WireRecord } from '../wire/wire.ts';
import type { Card, CardAddress, CardValue } from './card.ts';
import type { CardProperty, CardShape } from './card-shape.ts';

/** @param record read with the asker's rights, references expanded: what he may not read is not in the card */
export function cardFromRecord(record: WireRecord, entity: EntityModel, shape: CardShape, language: 'de' | 'en'): Card {
  const card = new Map<string, CardValue[]>();
  for (const rule of shape.properties) {
    const field = entity.fields.find((one) => one.name === rule.field);
    const value = record[rule.field];
    if (!field || value === null || value === undefined || value === '') continue;
    // The first field of a property that has one value decides.
    const several = rule.property === 'TEL' || rule.property === 'EMAIL' || rule.property === 'ADR';
    if (!several && card.has(rule.property)) continue;
    const types = rule.type ? [rule.type] : [];
    const given =
      rule.property === 'ADR'
        ? { text: '', address: addressOf(value as Readonly<Record<string, unknown>>), types }
        : { text: wordOf(value, field, rule, language), types };
    card.set(rule.property, [...(card.get(rule.property) ?? []), given]);
  }
  return card;
}

function wordOf(value: unknown, field: FieldModel, { values }: CardProperty, language: 'de' | 'en'): string {
  if (typeof value === 'object' && value !== null) return String((value as { readonly title?: unknown }).title ?? '');
  const option = field.options?.find((one) => one.id === value);
  if (!option) return String(value);
  return values?.[option.id] ?? option.label[language];
}

function addressOf(address: Readonly<Record<string, unknown>>): CardAddress {
  const part = (name: string): string => (typeof address[name] === 'string' ? address[name] : '');
  return {
    street: [part('street'), part('houseNumber')].filter((one) => one !== '').join(' '),
    extended: part('addition'),
    city: part('city'),
    region: '',
    postalCode: part('postalCode'),
    country: part('country'),
  };
}
