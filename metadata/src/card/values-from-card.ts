import { addressFromText } from '../field-types/address.ts';
import type { EntityModel, FieldModel } from '../model.ts';
import type { Card, CardAddress, CardValue } from './card.ts';
import { textOf } from './card.ts';
import type { CardProperty, CardShape } from './card-shape.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What a card says of a record. References stay as the text in the card, under `mentions`: they must be looked up.
 * `used` are the values of which something became.
 * @param writable names of fields that the asker may set
 */
export function valuesFromCard(
  card: Card,
  entity: EntityModel,
  shape: CardShape,
  writable: ReadonlySet<string>,
): {
  readonly values: Values;
  readonly mentions: Readonly<Record<string, string>>;
  readonly used: ReadonlySet<CardValue>;
} {
  const values: Record<string, unknown> = {};
  const mentions: Record<string, string> = {};
  const used = new Set<CardValue>();
  const isOrganisation = isCompany(card);
  for (const rule of shape.properties) {
    const field = entity.fields.find((one) => one.name === rule.field);
    if (!field || !writable.has(field.name) || field.type === 'computed' || Object.hasOwn(values, field.name)) continue;
    if (rule.property === 'KIND') {
      const option = optionOf(
        textOf(card, 'KIND').toLowerCase() || (isOrganisation ? 'org' : 'individual'),
        field,
        rule,
      );
      if (option !== undefined) values[field.name] = option;
      const [kind] = card.get('KIND') ?? [];
      if (kind && option !== undefined) used.add(kind);
      continue;
    }
    const given = pick(card, rule, used);
    if (!given) continue;
    if (field.type === 'reference') {
      mentions[field.name] = given.text;
      used.add(given);
      continue;
    }
    const value = typedValue(given, field, rule);
    if (value === undefined) continue;
    values[field.name] = value;
    used.add(given);
  }
  return { values, mentions, used };
}

/** Cards of 3.0 have no kind: one with an organisation and no name is one of a company. */
const isCompany = (card: Card): boolean =>
  textOf(card, 'ORG') !== '' && textOf(card, 'N.family') === '' && textOf(card, 'N.given') === '';

/** The value of the wanted kind; else, for the first field of a property, one whose kind no other field wants. */
function pick(card: Card, { property, type }: CardProperty, used: ReadonlySet<CardValue>): CardValue | undefined {
  const open = (card.get(property) ?? []).filter((one) => !used.has(one));
  if (type === undefined) return open[0];
  return (
    open.find((one) => one.types.includes(type)) ?? (type === 'cell' || type === 'fax' ? undefined : open.find(isPlain))
  );
}

const isPlain = ({ types }: CardValue): boolean => !types.includes('cell') && !types.includes('fax');

function typedValue({ text, address }: CardValue, field: FieldModel, rule: CardProperty): unknown {
  if (address) return addressValue(address);
  if (field.type === 'option') return optionOf(text.toLowerCase(), field, rule);
  return text.slice(0, field.maxLength ?? text.length);
}

const optionOf = (word: string, field: FieldModel, { values }: CardProperty): string | undefined =>
  field.options?.find(({ id, label }) =>
    [values?.[id], id, label.de, label.en].some((one) => one?.toLowerCase() === word),
  )?.id;

const COUNTRIES: Readonly<Record<string, string>> = {
  deutschland: 'DE',
  germany: 'DE',
  österreich: 'AT',
  austria: 'AT',
  schweiz: 'CH',
  switzerland: 'CH',
};

function addressValue({ street, extended, city, postalCode, country }: CardAddress): Values {
  const place = `${postalCode} ${city}`;
  const split = addressFromText(`${street}, ${place}`) ?? { street, postalCode, city };
  const code = COUNTRIES[country.toLowerCase()] ?? (/^[a-z]{2}$/i.test(country) ? country.toUpperCase() : '');
  return {
    ...split,
    ...(extended !== '' && { addition: extended }),
    ...(code !== '' && { country: code }),
  };
}
