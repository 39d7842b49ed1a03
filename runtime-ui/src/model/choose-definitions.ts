import type { EffectiveModel, EntityModel, FieldModel, JournalDefinition, ViewDefinition } from './definitions.ts';
import { fieldsWithIds, titleFieldOf } from './fields-of.ts';

/** Whether a new record can be entered in few fields: by a form made for that, or by a kind of journal entry. */
export const hasShortForm = (model: EffectiveModel, entity: string): boolean =>
  model.forms.some((form) => form.entity === entity && form.mode === 'create') || journalsFor(model, entity).length > 0;

const plainView = (entity: EntityModel): ViewDefinition => ({
  kind: 'view',
  id: `${entity.id}-all`,
  name: `${entity.name}-all`,
  label: entity.labelPlural,
  entity: entity.name,
  type: 'list',
  default: true,
  columns: defaultColumns(entity).map((field) => field.id) as [string, ...string[]],
  sort: ['-createdAt'],
});

const UNFIT_FOR_LISTS = new Set<FieldModel['type']>(['long-text', 'rich-text', 'child-rows', 'json', 'file', 'image']);
const FEW = 6;

function defaultColumns(entity: EntityModel): FieldModel[] {
  const title = titleFieldOf(entity);
  const rest = entity.fields.filter((field) => field !== title && !UNFIT_FOR_LISTS.has(field.type));
  return [...(title ? [title] : []), ...rest].slice(0, FEW);
}

/** The default view first; never empty. */
export function viewsFor(
  model: Pick<EffectiveModel, 'views'>,
  entity: EntityModel,
): readonly [ViewDefinition, ...ViewDefinition[]] {
  const views = model.views.filter((view) => view.entity === entity.name);
  const first = views.find((view) => view.default) ?? views.find((view) => view.type === 'list');
  if (!first) return [plainView(entity), ...views];
  return [first, ...views.filter((view) => view !== first)];
}

const FEW_RELATED = 5;

/** What a related list shows that names no columns: the first ones of the view that is opened first, without the way back. */
export const usualRelatedColumns = (
  entity: EntityModel,
  via: string,
  views: readonly ViewDefinition[],
): readonly FieldModel[] =>
  fieldsWithIds(entity, viewsFor({ views: [...views] }, entity)[0].columns ?? [])
    .filter(({ id }) => id !== via)
    .slice(0, FEW_RELATED);

/** The field by which journal entries belong to records of this entity. Who wrote or handles one is not what it is about. */
export function journalReference(
  model: EffectiveModel,
  entity: EntityModel,
): { readonly other: EntityModel; readonly field: FieldModel } | undefined {
  for (const { entity: name, field: fieldName } of entity.incoming) {
    const other = model.entities[name];
    const field = other?.fields.find((one) => one.name === fieldName && one.type === 'reference');
    if (other && field && journalsFor(model, name).length > 0) return { other, field };
  }
  return undefined;
}

export const journalsFor = (model: EffectiveModel, entity: string): readonly JournalDefinition[] =>
  model.journals.filter((journal) => journal.entity === entity);
