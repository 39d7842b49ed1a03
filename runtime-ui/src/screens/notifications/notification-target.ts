import type { Notification } from '../../client/notifications.ts';
import type { EffectiveModel, Filter } from '../../model/definitions.ts';
import { fieldWithId } from '../../model/fields-of.ts';

/** Where a notification leads: its record, the list of what is mine where it is about several, or nowhere. */
export type NotificationTarget =
  | { readonly entity: string; readonly id: string }
  | { readonly entity: string; readonly filter: Filter }
  | null;

export function targetOf(
  { record, entity: name, count, kind }: Notification,
  model: EffectiveModel,
): NotificationTarget {
  const entity = name === null ? undefined : model.entities[name];
  if (!entity) return null;
  if (record) return { entity: entity.name, id: record.id };
  if (count < 2) return null;
  const owner = fieldWithId(entity, entity.ownerField);
  const team = fieldWithId(entity, entity.teamField);
  if (kind === 'team') return { entity: entity.name, filter: team ? { [team.name]: { in: '$teams' } } : {} };
  return { entity: entity.name, filter: owner ? { [owner.name]: { eq: '$user' } } : {} };
}
