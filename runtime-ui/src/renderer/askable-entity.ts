import type { EffectiveModel, EntityModel } from '../model/definitions.ts';

/**
 * An entity of a draft with those of its fields for which the server can be asked: the live version has them under the same id, name and
 * type. Undefined when the live version does not have the entity.
 */
export function askableEntity(entity: EntityModel, live: EffectiveModel): EntityModel | undefined {
  const known = live.entities[entity.name];
  if (known?.id !== entity.id) return undefined;
  const isKnown = ({ id, name, type }: EntityModel['fields'][number]): boolean =>
    known.fields.some((field) => field.id === id && field.name === name && field.type === type);
  return { ...entity, fields: entity.fields.filter(isKnown) };
}

const READ_ONLY = { actions: ['read'], readOnlyFields: [], transitions: [] } as const;

/** A model under which records are read and nothing is changed, with what can be asked for. */
export function askableModel(model: EffectiveModel, live: EffectiveModel): EffectiveModel {
  const entities = Object.values(model.entities).flatMap((entity) => askableEntity(entity, live) ?? []);
  return {
    ...model,
    entities: Object.fromEntries(entities.map((entity) => [entity.name, entity])),
    rights: Object.fromEntries(entities.map((entity) => [entity.name, READ_ONLY])),
  };
}
