import type { CheckScope } from '../check-scope.ts';
import { asModel, targetOf } from '../check-scope.ts';
import type { EntityDefinition } from '../generated/definitions.gen.ts';
import type { EntityModel, FieldModel, Model } from '../model.ts';
import { SYSTEM_FIELDS } from '../system-fields.ts';

/** An entity as letters see it, whether of definitions that are checked or of a model that is live. */
export type LetterEntity = {
  readonly name: string;
  readonly titleField: string;
  readonly field: (name: string) => FieldModel | undefined;
  /** At which a field of it points. */
  readonly target: (field: FieldModel) => LetterEntity | undefined;
  /** Another one by name. */
  readonly other: (name: string) => LetterEntity | undefined;
};

const SYSTEM = new Map(SYSTEM_FIELDS.map((field) => [field.name, field]));

/** Of definitions: their fields name entities by id, letters by name. */
export function definedEntity(entity: EntityDefinition, scope: Pick<CheckScope, 'entities'>): LetterEntity {
  const byId = (id: string | undefined): LetterEntity | undefined => {
    const found = scope.entities.get(id ?? '');
    return found && definedEntity(found, scope);
  };
  return {
    name: entity.name,
    titleField: titleNameOf(entity.titleField, entity.fields.map(asModel)),
    field: (name) => named(entity.fields.find((field) => (field.name ?? field.id) === name)) ?? SYSTEM.get(name),
    target: (field) => byId(targetOf(field)),
    other: (name) => byId([...scope.entities.values()].find((one) => one.name === name)?.id),
  };
}

/** With the names of its columns too. */
const named = (field: EntityDefinition['fields'][number] | undefined): FieldModel | undefined =>
  field && { ...asModel(field), ...(field.columns && { columns: field.columns.map(asModel) }) };

/** Of a model. */
export function modelledEntity(entity: EntityModel, entities: Model['entities']): LetterEntity {
  const byName = (name: string | undefined): LetterEntity | undefined => {
    const found = name !== undefined && Object.hasOwn(entities, name) ? entities[name] : undefined;
    return found && modelledEntity(found, entities);
  };
  return {
    name: entity.name,
    titleField: titleNameOf(entity.titleField, entity.fields),
    field: (name) => entity.fields.find((field) => field.name === name) ?? SYSTEM.get(name),
    target: (field) => byName(targetOf(field)),
    other: byName,
  };
}

const titleNameOf = (id: string, fields: readonly FieldModel[]): string =>
  fields.find((field) => field.id === id)?.name ?? id;
