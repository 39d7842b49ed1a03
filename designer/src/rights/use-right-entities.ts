import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { useDraftEditing } from '../draft/draft-context.tsx';
import { entitiesOf } from '../schema-form/choices.ts';

export type RightEntity = { readonly id: string; readonly name: string; readonly isSystem: boolean };

/** Entities of the draft, of the platform and of modules, by name. */
export function useRightEntities(): readonly RightEntity[] {
  const label = useLabel();
  const { documents, model } = useDraftEditing();
  const system = new Set(Object.values(model.entities).flatMap((one) => (one.system ? [one.id] : [])));
  const byId = new Map(entitiesOf({ documents, model }).map((one) => [one.id, one]));
  return [...byId.values()]
    .map(({ id, label: words }) => ({ id, name: label(words) || id, isSystem: system.has(id) }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
