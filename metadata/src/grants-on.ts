import type { RoleGrant } from './generated/definitions.gen.ts';

/**
 * The grants of one role that count for an entity: one that names the entity replaces the grant on `*`, so that it can also narrow.
 * Entities of the platform (`isSystem`: user and team) must be named.
 */
export function grantsOn<T extends Pick<RoleGrant, 'entity'>>(
  grants: readonly T[],
  entity: string,
  isSystem: boolean,
): readonly T[] {
  const named = grants.filter((grant) => grant.entity === entity);
  if (named.length > 0 || isSystem) return named;
  return grants.filter((grant) => grant.entity === '*');
}
