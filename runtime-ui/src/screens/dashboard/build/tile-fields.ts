import { ADDED_UP, GROUPED_BY } from '@leitwerk/metadata/aggregated';
import type { EffectiveModel, EntityModel, FieldModel, Label } from '../../../model/definitions.ts';
import { fieldsOf, isNumber } from '../../../model/fields-of.ts';

/** A field that a tile can name, by its id or by those of a reference and of a field behind it. */
export type TileField = { readonly path: string; readonly label: Label; readonly isTime: boolean };

/** Fields of what a reference points at stand below its name. */
export type TileFieldGroup = { readonly label: Label; readonly fields: readonly TileField[] };

const TIMES: ReadonlySet<string> = new Set(['date', 'date-time']);
const POINTS: ReadonlySet<string> = new Set(['reference', 'user', 'team']);

const isGrouping = (field: FieldModel): boolean =>
  (GROUPED_BY.has(field.type) && field.type !== 'computed') || TIMES.has(field.type);

const shown = (field: FieldModel, before = ''): TileField => ({
  path: `${before}${field.id}`,
  label: field.label,
  isTime: TIMES.has(field.type),
});

/** What records of an entity can be divided by: own fields first, then those of the records that they point at. */
export function groupFields(
  entity: EntityModel,
  { entities }: Pick<EffectiveModel, 'entities'>,
): readonly TileFieldGroup[] {
  const beyond = entity.fields.flatMap((via): TileFieldGroup[] => {
    const target = POINTS.has(via.type) && via.entity !== undefined ? entities[via.entity] : undefined;
    const fields = (target?.fields ?? []).filter(isGrouping).map((field) => shown(field, `${via.id}.`));
    return fields.length > 0 ? [{ label: via.label, fields }] : [];
  });
  return [
    {
      label: entity.label,
      fields: fieldsOf(entity)
        .filter(isGrouping)
        .map((field) => shown(field)),
    },
    ...beyond,
  ];
}

export const groupFieldNamed = (
  entity: EntityModel,
  model: Pick<EffectiveModel, 'entities'>,
  path: unknown,
): TileField | undefined =>
  groupFields(entity, model)
    .flatMap(({ fields }) => fields)
    .find((one) => one.path === path);

/** Fields of which sums and averages can be made. */
export const measuredFields = (entity: EntityModel): readonly FieldModel[] =>
  entity.fields.filter((field) => ADDED_UP.has(field.type) || (field.type === 'computed' && isNumber(field)));

/** Fields by which a period decides what counts. */
export const timeFields = (entity: EntityModel): readonly FieldModel[] =>
  fieldsOf(entity).filter(({ type }) => TIMES.has(type));

/** How long records were in a stage: measures of tiles that count stays. */
export const STAYS = ['stay', 'stayMedian', 'stayMost'] as const;

export const isStay = (of: unknown): boolean => STAYS.some((one) => one === of);
