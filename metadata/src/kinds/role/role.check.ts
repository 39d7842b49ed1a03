import type { CheckScope } from '../../check-scope.ts';
import { checkFilter, ofKind, referred, referredField } from '../../check-scope.ts';
import type { EntityDefinition, RoleDefinition, RoleGrant } from '../../generated/definitions.gen.ts';

export function checkRole(role: RoleDefinition, scope: CheckScope): void {
  const modules = new Set(ofKind(scope, 'app').flatMap((app) => app.modules ?? []));
  for (const [index, action] of (role.callableActions ?? []).entries()) {
    const id = action.split('.')[0] ?? '';
    if (!modules.has(id))
      scope.report(`callableActions.${index}`, 'definition.unknown-reference', { kind: 'module', id });
  }
  for (const [index, grant] of role.grants.entries()) {
    const path = `grants.${index}`;
    if (grant.entity === '*') {
      for (const key of ['hiddenFields', 'readOnlyFields', 'veil', 'transitions'] as const) {
        if (grant[key]) scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: '*' });
      }
      continue;
    }
    const entity = referred('entity', grant.entity, `${path}.entity`, scope);
    if (!entity) continue;
    for (const key of ['hiddenFields', 'readOnlyFields'] as const) {
      for (const [at, id] of (grant[key] ?? []).entries()) referredField(entity, id, `${path}.${key}.${at}`, scope);
    }
    if (grant.rows === 'own' && !entity.ownerField)
      scope.report(`${path}.rows`, 'definition.rows', { rows: 'own', key: 'ownerField', entity: entity.id });
    if (grant.rows === 'team' && !entity.teamField)
      scope.report(`${path}.rows`, 'definition.rows', { rows: 'team', key: 'teamField', entity: entity.id });
    if (typeof grant.rows === 'object') checkFilter(grant.rows, entity, `${path}.rows`, scope);
    checkVeil(grant, entity, `${path}.veil`, scope);
    const events = new Set(
      ofKind(scope, 'contract-status')
        .filter((one) => one.entity === entity.id)
        .flatMap((one) => one.transitions.map(({ id }) => id)),
    );
    for (const [at, id] of (grant.transitions ?? []).entries()) {
      if (!events.has(id))
        scope.report(`${path}.transitions.${at}`, 'definition.unknown-reference', { kind: 'transition', id });
    }
  }
}

/** A veil is over what is read, and its title stands where a title was. */
function checkVeil(grant: RoleGrant, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const { veil } = grant;
  if (!veil) return;
  if (!grant.actions.includes('read'))
    scope.report(path, 'definition.no-effect', { key: 'veil', type: grant.actions.join(', ') });
  checkFilter(veil.when, entity, `${path}.when`, scope);
  for (const [at, id] of veil.shownFields.entries()) referredField(entity, id, `${path}.shownFields.${at}`, scope);
  const title = entity.fields.find((field) => field.id === entity.titleField);
  if (title && (title.type !== 'text' || veil.shownFields.includes(title.id)))
    scope.report(`${path}.title`, 'definition.no-effect', { key: 'title', type: title.id });
}
