import { targetOf } from '@leitwerk/metadata/check-scope';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { LetterEntity } from '@leitwerk/metadata/letter/letter-entity';
import { definedEntity } from '@leitwerk/metadata/letter/letter-entity';
import { noNeeds } from '@leitwerk/metadata/letter/letter-needs';
import { parseLetter } from '@leitwerk/metadata/letter/parse-letter';
import { walkLetter } from '@leitwerk/metadata/letter/walk-letter';

/** A field of an entity by its id and the name by which formulas know it. */
export type FieldTarget = {
  readonly kind: 'field';
  readonly id: string;
  readonly entity: string;
  readonly name: string;
};

type Definitions = Parameters<typeof definedEntity>[1];
type Definition = Parameters<typeof definedEntity>[0];

/** Entities among definitions that are being edited; those that are half written lead nowhere. */
export function entitiesAmong(documents: readonly { readonly document: unknown }[]): Definitions {
  const whole = documents.map(({ document }) => document).filter(isEntity);
  return { entities: new Map(whole.map((one) => [one.id, one])) };
}

const isEntity = (document: unknown): document is Definition =>
  isPlain(document) &&
  document['kind'] === 'entity' &&
  typeof document['id'] === 'string' &&
  Array.isArray(document['fields']) &&
  document['fields'].every(isPlain);

/**
 * Whether a path like `contract.lead.name` goes by a field, at its end or on its way.
 * @param from id of the entity at which it begins
 */
export function goesBy(
  path: string,
  from: string | undefined,
  target: FieldTarget,
  { entities }: Definitions,
): boolean {
  let entity = from;
  for (const name of path.split('.')) {
    if (entity === target.entity && name === target.name) return true;
    const field = entities.get(entity ?? '')?.fields.find((one) => (one.name ?? one.id) === name);
    entity = field && targetOf(field);
  }
  return false;
}

/** Like `goesBy`, for paths of ids. */
export function pointsAt(
  path: string,
  from: string | undefined,
  target: FieldTarget,
  { entities }: Definitions,
): boolean {
  let entity = from;
  for (const id of path.split('.')) {
    if (entity === target.entity && id === target.id) return true;
    const field = entities.get(entity ?? '')?.fields.find((one) => one.id === id);
    entity = field && targetOf(field);
  }
  return false;
}

/** What a text of a letter looks for in its definitions; null where the text cannot be read. */
export type NamedInLetter = {
  /** `lead name`: name of an entity, and of a field of it. */
  readonly fields: ReadonlySet<string>;
  /** Names of entities whose records it lists. */
  readonly entities: ReadonlySet<string>;
};

/** @param entity id of the entity that the letter is about */
export function namedInLetter(source: string, entity: string | undefined, known: Definitions): NamedInLetter | null {
  const parsed = parseLetter(source);
  if ('issue' in parsed) return null;
  const [fields, entities] = [new Set<string>(), new Set<string>()];
  const watched = (one: LetterEntity): LetterEntity => ({
    ...one,
    field: (name) => {
      fields.add(`${one.name} ${name}`);
      return one.field(name);
    },
    target: (field) => watchedIf(one.target(field)),
    other: (name) => {
      entities.add(name);
      return watchedIf(one.other(name));
    },
  });
  const watchedIf = (one: LetterEntity | undefined): LetterEntity | undefined => one && watched(one);
  const about = known.entities.get(entity ?? '');
  walkLetter(
    parsed.program,
    about ? { is: 'record', entity: watched(definedEntity(about, known)), needs: noNeeds() } : { is: 'nothing' },
    { report: () => undefined, block: () => undefined },
  );
  return { fields, entities };
}
