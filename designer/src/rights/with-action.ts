import type { EntityAction, RoleGrant } from '@leitwerk/metadata/generated/definitions.gen';
import { grantsOn } from '@leitwerk/metadata/grants-on';

/** All that can be done with records, in the order in which it is shown. */
export const ENTITY_ACTIONS: readonly EntityAction[] = ['read', 'create', 'update', 'delete', 'purge', 'transition'];

/** A grant as it is being written. */
export type EditedGrant = Pick<RoleGrant, 'entity'> & { readonly actions: readonly EntityAction[] };

export const isGranted = (
  grants: readonly EditedGrant[],
  entity: string,
  isSystem: boolean,
  action: EntityAction,
): boolean => grantsOn(grants, entity, isSystem).some((grant) => grant.actions.includes(action));

/**
 * The grants of a role with one action on an entity more or less. What so far came from the grant on `*` is written down for the entity,
 * because a grant that names it replaces the other. Null when it cannot be said: without any grant of its own the entity would
 * fall under `*` again.
 */
export function withAction(
  grants: readonly EditedGrant[],
  entity: string,
  isSystem: boolean,
  action: EntityAction,
  isOn: boolean,
): readonly EditedGrant[] | null {
  if (isGranted(grants, entity, isSystem, action) === isOn) return grants;
  const isMine = (grant: EditedGrant): boolean => grant.entity === entity;
  const written = grants.some(isMine)
    ? grants
    : [...grants, ...grantsOn(grants, entity, isSystem).map((grant) => ({ ...grant, entity }))];
  if (!isOn) {
    const left = written
      .map((grant) => (isMine(grant) ? { ...grant, actions: grant.actions.filter((one) => one !== action) } : grant))
      .filter((grant) => grant.actions.length > 0);
    return left.some(isMine) || grantsOn(left, entity, isSystem).length === 0 ? left : null;
  }
  const goal = holderFor(written.filter(isMine), action);
  if (!goal) return [...written, { entity, actions: [action] }];
  return written.map((grant) => (grant === goal ? { ...grant, actions: inOrder([...grant.actions, action]) } : grant));
}

/** Who may change records only of some, may not delete others: writing joins the grant that writes already. */
const holderFor = (mine: readonly EditedGrant[], action: EntityAction): EditedGrant | undefined =>
  mine.find((grant) => action !== 'read' && grant.actions.some((one) => one !== 'read')) ?? mine[0];

const inOrder = (actions: readonly EntityAction[]): readonly EntityAction[] =>
  ENTITY_ACTIONS.filter((one) => actions.includes(one));
