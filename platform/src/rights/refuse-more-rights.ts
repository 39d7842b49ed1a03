import type { Definition, RoleDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { refuse } from '../refusal.ts';
import type { Access, Permission } from './access.ts';

const rolesOf = (definitions: readonly Definition[]): readonly RoleDefinition[] =>
  definitions.filter((one) => one.kind === 'role');

/**
 * Refuses with 403 what would give a role a right beyond records that the publisher does not hold: whoever may change roles, or
 * takes a package, cannot make himself or others mightier than he is. A right that no live role has yet came with a new version of
 * the platform and is nobody's to withhold.
 */
export function refuseMoreRights(access: Access, before: readonly Definition[], after: readonly Definition[]): void {
  const live = new Map(rolesOf(before).map((role) => [role.id, role.permissions ?? []]));
  const known = new Set([...live.values()].flat());
  const holds = (permission: Permission): boolean =>
    access.permissions.has(permission) ||
    (permission === 'metadata.edit' && access.permissions.has('metadata.publish'));
  for (const role of rolesOf(after)) {
    const more = (role.permissions ?? []).find(
      (one) => !live.get(role.id)?.includes(one) && known.has(one) && !holds(one),
    );
    if (more) refuse(403, 'publish.more-rights', { params: { label: role.label, permission: more } });
  }
}
