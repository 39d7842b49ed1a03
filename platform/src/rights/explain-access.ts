import type { EntityAction } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel, Model } from '@leitwerk/metadata/model';
import type { Access, EntityAccess, Permission, Rows } from './access.ts';
import { ACTIONS, ALL_PERMISSIONS, accessOfRoles } from './access.ts';

/** Something that is allowed, and the roles that say so. */
export type Allowed<T> = { readonly what: T; readonly by: readonly string[] };

export type ExplainedAction = {
  readonly action: EntityAction;
  readonly rows: Rows;
  /** Ids of the roles that grant it, with the records that each of them reaches. */
  readonly by: readonly { readonly role: string; readonly rows: Rows }[];
};

export type ExplainedEntity = {
  readonly id: string;
  readonly label: EntityModel['label'];
  /** Must be named in a grant. */
  readonly system: boolean;
  readonly actions: readonly ExplainedAction[];
  /** Ids of fields that nobody with these roles sees, or may change, each with the roles that close it. */
  readonly hidden: readonly {
    readonly field: string;
    readonly label: EntityModel['label'];
    readonly by: readonly string[];
  }[];
  readonly readOnly: readonly {
    readonly field: string;
    readonly label: EntityModel['label'];
    readonly by: readonly string[];
  }[];
  /** Fields that are hidden on records which come under a condition, each with the roles that veil them. */
  readonly veiled: readonly {
    readonly field: string;
    readonly label: EntityModel['label'];
    readonly by: readonly string[];
  }[];
  /** Ids of the events that may be sent; null is every one. */
  readonly events: readonly string[] | null;
};

export type ExplainedAccess = {
  readonly entities: readonly ExplainedEntity[];
  readonly permissions: readonly Allowed<Permission>[];
  readonly actions: readonly Allowed<string>[];
};

/** What the holders of roles may do together, and which of the roles it comes from: the rights of all beside those of each alone. */
export function explainAccess(model: Model, roles: readonly string[]): ExplainedAccess {
  const together = accessOfRoles(model, roles);
  const alone = roles.map((role) => ({ role, access: accessOfRoles(model, [role]) }));
  const rolesWith = (may: (access: Access) => boolean): readonly string[] =>
    alone.filter(({ access }) => may(access)).map(({ role }) => role);
  const callable = new Set(roles.flatMap((role) => model.roles[role]?.callableActions ?? []));
  return {
    entities: Object.values(model.entities).map((entity) =>
      explained(
        model,
        entity,
        together.entity(entity.name),
        alone.map(({ role, access }) => ({ role, access: access.entity(entity.name) })),
      ),
    ),
    permissions: ALL_PERMISSIONS.map((what) => ({ what, by: rolesWith((access) => access.permissions.has(what)) })),
    actions: [...callable].sort().map((what) => ({ what, by: rolesWith((access) => access.mayCall(what)) })),
  };
}

function explained(
  model: Model,
  entity: EntityModel,
  together: EntityAccess,
  alone: readonly { readonly role: string; readonly access: EntityAccess }[],
): ExplainedEntity {
  const closed = (isOpen: (access: EntityAccess, field: string) => boolean, action: EntityAction) =>
    entity.fields
      .filter(({ name }) => together.rows[action] !== 'none' && !isOpen(together, name))
      .map(({ id, name, label }) => ({
        field: id,
        label,
        by: alone
          .filter(({ access }) => access.rows[action] !== 'none' && !isOpen(access, name))
          .map(({ role }) => role),
      }));
  const hidden = closed((access, field) => access.readable.has(field), 'read');
  const isVeiled = ({ veils }: EntityAccess, field: string): boolean =>
    veils.list.some((veil) => veil.fields.has(field));
  const events = Object.values(model.statuses)
    .filter((status) => status.entity === entity.name)
    .flatMap((status) => status.transitions.map(({ id }) => id));
  const open = events.filter((event) => together.transitionRows(event) !== 'none');
  return {
    id: entity.id,
    label: entity.label,
    system: entity.system,
    actions: ACTIONS.map((action) => ({
      action,
      rows: together.rows[action],
      by: alone.map(({ role, access }) => ({ role, rows: access.rows[action] })).filter(({ rows }) => rows !== 'none'),
    })),
    hidden,
    readOnly: closed((access, field) => access.updatable.has(field), 'update').filter(
      ({ field }) => !hidden.some((one) => one.field === field),
    ),
    veiled: entity.fields
      .filter(({ name }) => isVeiled(together, name))
      .map(({ id, name, label }) => ({
        field: id,
        label,
        by: alone.filter(({ access }) => isVeiled(access, name)).map(({ role }) => role),
      })),
    events: open.length === events.length ? null : open,
  };
}
