import { GROUPED_BY } from '@leitwerk/metadata/aggregated';
import type { OwnDashboardContent } from '@leitwerk/metadata/wire/dashboards';
import type { EffectiveModel, EntityModel, FieldModel, Label } from '../../../model/definitions.ts';

type Filters = NonNullable<OwnDashboardContent['filters']>;
type Filter = Filters[number];

/** What several entities can be narrowed down by at once: fields that mean the same. */
export type SharedField = { readonly id: string; readonly label: Label; readonly fields: Filter['fields'] };

const CHOSEN: ReadonlySet<string> = new Set(['option', 'boolean', 'reference', 'user', 'team']);

/** The same name, and the same thing behind it. */
const meaning = ({ id, type, entity }: FieldModel): string => [id, type, entity ?? ''].join(' ');

function usedEntities(tiles: readonly { readonly entity?: string }[], model: EffectiveModel): readonly EntityModel[] {
  const used = new Set(tiles.map(({ entity }) => entity));
  return Object.values(model.entities).filter(({ id }) => used.has(id));
}

/** What a dashboard over these tiles can be filtered by, what most of its entities have first. */
export function sharedFields(
  tiles: readonly { readonly entity?: string }[],
  model: EffectiveModel,
): readonly SharedField[] {
  const found = new Map<string, { label: Label; fields: { entity: string; field: string }[] }>();
  for (const entity of usedEntities(tiles, model)) {
    for (const field of entity.fields.filter(
      ({ type }) => (CHOSEN.has(type) && GROUPED_BY.has(type)) || type === 'boolean',
    )) {
      const one = found.get(meaning(field)) ?? { label: field.label, fields: [] };
      one.fields.push({ entity: entity.id, field: field.id });
      found.set(meaning(field), one);
    }
  }
  const ids = new Set<string>();
  return [...found.values()]
    .sort((one, other) => other.fields.length - one.fields.length)
    .flatMap(({ label, fields }): SharedField[] => {
      const [first] = fields;
      if (!first) return [];
      const plain = first.field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const id = ids.has(plain) ? `${first.entity}-${plain}`.slice(0, 48) : plain;
      ids.add(id);
      return [{ id, label, fields: fields.slice(0, 12) as unknown as Filter['fields'] }];
    });
}

/** The filters over the entities that the tiles are about now; one that is about none of them any more goes. */
export function fittedFilters(content: OwnDashboardContent, model: EffectiveModel): OwnDashboardContent {
  const { filters, ...rest } = content;
  if (!filters) return content;
  const known = sharedFields(content.tiles, model);
  const used = new Set(content.tiles.map(({ entity }) => entity));
  const next = filters.flatMap((filter): Filter[] => {
    const shared = known.find((one) => one.fields.some((field) => filter.fields.some((other) => isSame(field, other))));
    // Paths through references have been chosen in the designer; they stay as long as their entity is used.
    const kept = filter.fields.filter(
      (field) => used.has(field.entity) && !shared?.fields.some((one) => one.entity === field.entity),
    );
    const fields = [...(shared?.fields ?? []), ...kept];
    return fields.length === 0 ? [] : [{ ...filter, fields: fields as unknown as Filter['fields'] }];
  });
  return next.length === 0 ? rest : { ...rest, filters: next as unknown as Filters };
}

const isSame = (one: Filter['fields'][number], other: Filter['fields'][number]): boolean =>
  one.entity === other.entity && one.field === other.field;
