import type { EntityAction, RoleDefinition, RoleGrant, RowRule } from '@leitwerk/metadata/generated/definitions.gen';
import { grantsOn } from '@leitwerk/metadata/grants-on';
import type { EntityModel, Model } from '@leitwerk/metadata/model';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { TokenScope } from './actor.ts';
import type { Veils } from './veils.ts';
import { NO_VEILS, veilsOf } from './veils.ts';

/** Which records an action reaches: all, none, or those that one of the rules covers. */
export type Rows = 'all' | 'none' | readonly Exclude<RowRule, 'all'>[];

/** What the holders of a set of roles may do with one entity. Fields are names. */
export type EntityAccess = {
  readonly rows: Readonly<Record<EntityAction, Rows>>;
  /** Rows per event of the contract status; the event is forbidden when 'none'. */
  readonly transitionRows: (event: string) => Rows;
  /** Fields that may be named in a query and are returned, system fields included. */
  readonly readable: ReadonlySet<string>;
  /** Of these, what is hidden on some records. */
  readonly veils: Veils;
  readonly creatable: ReadonlySet<string>;
  readonly updatable: ReadonlySet<string>;
};

export type Access = {
  /** Equal for equal rights: a key for caches. */
  readonly key: string;
  readonly entity: (name: string) => EntityAccess;
  readonly permissions: ReadonlySet<Permission>;
  /** What restricted records of a person are to him: not there, there to be read, or like all others. */
  readonly restricted: 'hidden' | 'readable' | 'open';
  /** Whether an action of a module may be called, by its full name. */
  readonly mayCall: (action: string) => boolean;
};

export type Permission = NonNullable<RoleDefinition['permissions']>[number];

/** All that can be done with records. */
export const ACTIONS: readonly EntityAction[] = ['read', 'create', 'update', 'delete', 'purge', 'transition'];
export const ALL_PERMISSIONS: readonly Permission[] = [
  'metadata.read',
  'metadata.edit',
  'metadata.publish',
  'users.manage',
  'tokens.manage',
  'jobs.manage',
  'views.share',
  'dashboards.build',
  'dashboards.link',
  'dashboards.mail',
  'webhooks.manage',
  'privacy.report',
  'privacy.erase',
  'privacy.log',
  'privacy.restricted',
];

/** Rights of everyone who holds exactly these roles; worked out once per model and set of roles. */
export function accessOfRoles(model: Model, roles: readonly string[]): Access {
  const held = roles
    .map((id) => (Object.hasOwn(model.roles, id) ? model.roles[id] : undefined))
    .filter((role) => role !== undefined);
  const cache = new Map<string, EntityAccess>();
  return {
    key: roles.join('+'),
    permissions: new Set(held.flatMap((role) => role.permissions ?? [])),
    restricted: held.some((role) => role.permissions?.includes('privacy.restricted')) ? 'readable' : 'hidden',
    mayCall: (action) => held.some((role) => role.callableActions?.includes(action)),
    entity: (name) => {
      let access = cache.get(name);
      if (!access) {
        const entity = Object.hasOwn(model.entities, name) ? model.entities[name] : undefined;
        access = entity ? entityAccess(entity, grantsFor(entity, held)) : NO_ACCESS;
        cache.set(name, access);
      }
      return access;
    },
  };
}

/** Rights of the platform itself. */
export function systemAccess(model: Model): Access {
  const grant: RoleGrant = { entity: '*', actions: [...ACTIONS] as RoleGrant['actions'] };
  const cache = new Map<string, EntityAccess>();
  return {
    key: 'system',
    permissions: new Set(ALL_PERMISSIONS),
    // What must not be used is not used by automations and modules either.
    restricted: 'hidden',
    mayCall: () => true,
    entity: (name) => {
      const entity = model.entities[name];
      if (!entity) return NO_ACCESS;
      const access = cache.get(name) ?? entityAccess(entity, [grant]);
      cache.set(name, access);
      return access;
    },
  };
}

/** Rights as they are, over restricted records too: for whoever looks after the data of a person. */
export const overRestricted = (access: Access, restricted: Access['restricted']): Access => ({
  ...access,
  key: `${access.key}!${restricted}`,
  restricted,
});

/** What is left of the rights when an API token narrows them. */
export function narrowAccess(access: Access, scopes: readonly TokenScope[]): Access {
  const held: ReadonlySet<string> = new Set(scopes);
  const may = (action: EntityAction, entity: string): boolean =>
    held.has('write') ||
    held.has(`write:${entity}`) ||
    (action === 'read' && (held.has('read') || held.has(`read:${entity}`)));
  const narrowed = new Map<string, EntityAccess>();
  return {
    key: `${access.key}/${[...scopes].sort().join('+')}`,
    permissions: scopes.includes('metadata') ? access.permissions : new Set(),
    restricted: access.restricted,
    // What an action does is not known here: it may change something. What it writes needs its scope besides.
    mayCall: (action) => (held.has('write') || held.has(`call:${action}`)) && access.mayCall(action),
    entity: (name) => {
      const known = narrowed.get(name);
      if (known) return known;
      const full = access.entity(name);
      const rows = Object.fromEntries(
        ACTIONS.map((action) => [action, may(action, name) ? full.rows[action] : 'none']),
      ) as EntityAccess['rows'];
      const result: EntityAccess = {
        ...full,
        rows,
        transitionRows: (event) => (may('transition', name) ? full.transitionRows(event) : 'none'),
      };
      narrowed.set(name, result);
      return result;
    },
  };
}

const NO_ACCESS: EntityAccess = {
  rows: { read: 'none', create: 'none', update: 'none', delete: 'none', purge: 'none', transition: 'none' },
  transitionRows: () => 'none',
  readable: new Set(),
  veils: NO_VEILS,
  creatable: new Set(),
  updatable: new Set(),
};

const grantsFor = (entity: EntityModel, roles: readonly RoleDefinition[]): readonly RoleGrant[] =>
  roles.flatMap((role) => grantsOn(role.grants, entity.name, entity.system));

function entityAccess(entity: EntityModel, grants: readonly RoleGrant[]): EntityAccess {
  const granting = (action: EntityAction) => grants.filter((grant) => grant.actions.includes(action));
  const transitions = granting('transition');
  const readable = openFields(
    entity,
    granting('read'),
    (grant) => grant.hiddenFields,
    SYSTEM_FIELDS.map((field) => field.name),
  );
  return {
    rows: Object.fromEntries(ACTIONS.map((action) => [action, rowsOf(granting(action))])) as EntityAccess['rows'],
    transitionRows: (event) =>
      rowsOf(transitions.filter((grant) => grant.transitions === undefined || grant.transitions.includes(event))),
    readable,
    veils: veilsOf(entity, granting('read'), readable),
    creatable: openFields(entity, granting('create'), closedForWriting),
    updatable: openFields(entity, granting('update'), closedForWriting),
  };
}

const closedForWriting = (grant: RoleGrant): readonly string[] => [
  ...(grant.hiddenFields ?? []),
  ...(grant.readOnlyFields ?? []),
];

function rowsOf(grants: readonly RoleGrant[]): Rows {
  if (grants.length === 0) return 'none';
  const rules: Exclude<RowRule, 'all'>[] = [];
  for (const grant of grants) {
    if (grant.rows === undefined || grant.rows === 'all') return 'all';
    rules.push(grant.rows);
  }
  return rules;
}

/**
 * Fields that these grants open. Where one grant closes a field and another opens it, it is open only if the one that opens it
 * reaches every record: otherwise the field would show on records that only the closing grant reaches.
 */
function openFields(
  entity: EntityModel,
  grants: readonly RoleGrant[],
  closedIds: (grant: RoleGrant) => readonly string[] | undefined,
  always: readonly string[] = [],
): ReadonlySet<string> {
  if (grants.length === 0) return new Set();
  const isOpen = (id: string): boolean => {
    const opening = grants.filter((grant) => !closedIds(grant)?.includes(id));
    return opening.length === grants.length || rowsOf(opening) === 'all';
  };
  return new Set([...always, ...entity.fields.filter((field) => isOpen(field.id)).map((field) => field.name)]);
}
