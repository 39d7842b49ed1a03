import type { DataCategoryDefinition, PersonalEntity } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import { overRestricted } from '../rights/access.ts';
import type { Context } from '../rights/context.ts';

/** An entity whose records are about a person, with what the definitions say of it. */
export type Personal = {
  readonly category: DataCategoryDefinition;
  readonly entry: PersonalEntity;
  readonly entity: EntityRuntime;
};

const known = new WeakMap<RuntimeModel, ReadonlyMap<string, Personal>>();

/** Those of a model, by name of the entity, in the order of the categories. */
export function personalOf(model: RuntimeModel): ReadonlyMap<string, Personal> {
  const found = known.get(model);
  if (found) return found;
  const made = new Map(
    model.model.dataCategories.flatMap((category) =>
      category.entities.flatMap((entry): [string, Personal][] => {
        const entity = model.entities.get(entry.entity);
        return entity ? [[entry.entity, { category, entry, entity }]] : [];
      }),
    ),
  );
  known.set(model, made);
  return made;
}

/** The entity whose records are persons; 404 for any other, however it is there. */
export function personEntity(model: RuntimeModel, name: string): Personal {
  const personal = personalOf(model).get(name);
  return personal?.entry.person ? personal : refuse(404, 'record.unknown-entity', { params: { entity: name } });
}

/** Names of fields by their ids. */
export const namesOf = ({ entity }: EntityRuntime, ids: readonly string[] = []): readonly string[] =>
  ids.flatMap((id) => entity.fields.find((field) => field.id === id)?.name ?? []);

/** The asker's own rights, with what is restricted there to be read. */
export const readingAll = (context: Context): Context => ({
  ...context,
  access: overRestricted(context.access, 'readable'),
});

/** The platform in somebody's name, with what is restricted as open as all else: for finding and erasing what is a person's. */
export function asPlatform(context: Context): Context {
  const actor = { ...context.actor, isSystem: true };
  return { ...context, actor, access: overRestricted(context.model.accessOf(actor), 'open') };
}
