import type { Definition, RoleDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Queryable } from '../storage/database.ts';
import { accessOfRoles } from './access.ts';
import type { Context } from './context.ts';

const rolesOf = (definitions: readonly Definition[]): readonly RoleDefinition[] =>
  definitions.filter((one) => one.kind === 'role');

/**
 * Refuses with 403 what would give a role a right beyond records, an action of a module, or the right to give roles to users, that the
 * publisher does not hold: whoever may change roles, or takes a package, cannot make himself or others mightier than he is. A right
 * that no version has ever had came with a new version of the platform and is nobody's to withhold.
 */
export async function refuseMoreRights(database: Queryable, context: Context, after: RuntimeModel): Promise<void> {
  const { access, model: before } = context;
  const live = new Map(rolesOf(before.definitions).map((role) => [role.id, role]));
  const holds = (right: string): boolean =>
    [...access.permissions].some((one) => one === right) ||
    (right === 'metadata.edit' && access.permissions.has('metadata.publish'));
  for (const role of rolesOf(after.definitions)) {
    const had = live.get(role.id);
    const lacking = [
      ...(role.permissions ?? []).filter((one) => !had?.permissions?.includes(one) && !holds(one)),
      ...(role.callableActions ?? []).filter((one) => !had?.callableActions?.includes(one) && !access.mayCall(one)),
      ...(givesRoles(after, role.id) && !givesRoles(before, role.id) && !access.entity('user').updatable.has('roles')
        ? ['user.roles']
        : []),
    ];
    for (const right of lacking)
      if (await wasEverThere(database, right))
        refuse(403, 'publish.more-rights', { params: { label: role.label, permission: right } });
  }
}

const givesRoles = ({ model }: RuntimeModel, role: string): boolean => {
  const { updatable, creatable } = accessOfRoles(model, [role]).entity('user');
  return updatable.has('roles') || creatable.has('roles');
};

/** Whether some role of some version has had a right. */
async function wasEverThere(database: Queryable, right: string): Promise<boolean> {
  if (right === 'user.roles') return true;
  const rows = await database.query(sql`
    select 1 from leitwerk.model_version v, json_array_elements(v.documents) d
    where d -> 'document' ->> 'kind' = 'role'
      and ((d -> 'document' -> 'permissions')::jsonb ? ${right} or (d -> 'document' -> 'callableActions')::jsonb ? ${right}) limit 1`);
  return rows.length > 0;
}
