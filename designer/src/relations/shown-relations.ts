import type { RelatedEntity, Relation, Relations } from './relations.ts';
import { OFTEN_HIDDEN } from './relations.ts';

/** What somebody wants to see of the whole picture. */
export type Wanted = {
  /** Id of the entity that is looked at. */
  readonly chosen: string | null;
  /** Users and teams too, which are left out otherwise unless one of them is chosen. */
  readonly withPeople: boolean;
  /** Only what the chosen entity points to and what points to it. */
  readonly onlyNear: boolean;
};

/** An entity with everything that is said of it: what it points to, and what points to it. */
export const around = ({ relations }: Relations, id: string) => ({
  outgoing: relations.filter(({ from }) => from === id),
  incoming: relations.filter(({ to }) => to === id),
});

/** Ids of the entities that have to do with one, itself among them. */
export const nearTo = (relations: readonly Relation[], id: string): ReadonlySet<string> =>
  new Set([id, ...relations.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))]);

/** What is drawn of all entities and relations. */
export function shownRelations(
  { entities, relations }: Relations,
  { chosen, withPeople, onlyNear }: Wanted,
): Relations {
  const isLeftOut = (id: string): boolean => !withPeople && OFTEN_HIDDEN.has(id) && id !== chosen;
  const kept = relations.filter(({ from, to }) => !isLeftOut(from) && !isLeftOut(to));
  const near = onlyNear && chosen !== null ? nearTo(kept, chosen) : null;
  const isShown = ({ id }: RelatedEntity): boolean => !isLeftOut(id) && (near === null || near.has(id));
  return {
    entities: entities.filter(isShown),
    relations: near === null ? kept : kept.filter(({ from, to }) => near.has(from) && near.has(to)),
  };
}
