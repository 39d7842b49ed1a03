import { journalReference, journalsFor } from './choose-definitions.ts';
import type { Color, EffectiveModel, EntityModel, FieldModel } from './definitions.ts';
import { fieldWithId } from './fields-of.ts';

/** Records that a timeline shows beside the changes. */
export type TimelineSource = {
  /** One per source; also the name of its filter. */
  readonly key: string;
  readonly entity: EntityModel;
  /** The reference that points at the record whose timeline it is. */
  readonly via: FieldModel;
  /** Name of the field by which its records are ordered. */
  readonly at: string;
  readonly icon: string | undefined;
  readonly color: Color;
  /** Whether its records are journal entries, which have icon and colour of their kind. */
  readonly isJournal: boolean;
};

/** What the definition names, as far as the reader may read it; when it names nothing, the journal entries about the record. */
export function timelineSources(model: EffectiveModel, entity: EntityModel): readonly TimelineSource[] {
  if (!entity.timeline) {
    const reference = journalReference(model, entity);
    const moment = reference?.other.fields.find((field) => field.type === 'date-time');
    return reference ? [sourceOf(model, reference.other, reference.field, moment?.name)] : [];
  }
  return entity.timeline.flatMap(({ entity: name, via: viaId, at, icon, color }) => {
    const other = model.entities[name];
    const via = other && fieldWithId(other, viaId);
    if (!via) return [];
    return [
      {
        ...sourceOf(model, other, via, fieldWithId(other, at)?.name),
        ...(icon !== undefined && { icon }),
        ...(color !== undefined && { color }),
      },
    ];
  });
}

const sourceOf = (
  model: EffectiveModel,
  entity: EntityModel,
  via: FieldModel,
  at: string | undefined,
): TimelineSource => ({
  key: `${entity.name}.${via.name}`,
  entity,
  via,
  at: at ?? 'createdAt',
  icon: entity.icon,
  color: entity.color ?? 'gray',
  isJournal: journalsFor(model, entity.name).length > 0,
});
