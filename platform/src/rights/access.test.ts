import { compileModel } from '@leitwerk/metadata/compile';
import type { Definition, RoleGrant } from '@leitwerk/metadata/generated/definitions.gen';
import { describe, expect, it } from 'vitest';
import { accessOfRoles, narrowAccess, systemAccess } from './access.ts';

const label = { de: 'X', en: 'X' };
const entity = (id: string, name = id) => ({
  kind: 'entity',
  id,
  name,
  label,
  labelPlural: label,
  titleField: 'title',
  fields: [
    { id: 'title', type: 'text', label },
    { id: 'secret', name: 'secretName', type: 'text', label },
    { id: 'price', type: 'money', label },
  ],
});

type Grant = Omit<RoleGrant, 'actions'> & { readonly actions: readonly RoleGrant['actions'][number][] };

/** Rights of the holder of all these roles. */
function accessOf(
  roles: Readonly<Record<string, readonly Grant[]>>,
  held = Object.keys(roles),
  permissions: object = {},
) {
  const definitions = [
    entity('lead'),
    entity('offer'),
    entity('user'),
    ...Object.entries(roles).map(([id, grants]) => ({ kind: 'role', id, name: id, label, grants, ...permissions })),
  ];
  return accessOfRoles(compileModel(definitions as unknown as Definition[], new Set(['user'])), held);
}

const ALL = ['read', 'create', 'update', 'delete', 'purge', 'transition'] as const;
const fields = (set: ReadonlySet<string>) => [...set].filter((name) => ['title', 'secretName', 'price'].includes(name));

describe('rights of one role', () => {
  it('are what its grants name, and nothing else', () => {
    const access = accessOf({ one: [{ entity: 'lead', actions: ['read', 'update'], rows: 'own' }] });
    expect(access.entity('lead').rows).toEqual({
      read: ['own'],
      update: ['own'],
      create: 'none',
      delete: 'none',
      purge: 'none',
      transition: 'none',
    });
    expect(fields(access.entity('lead').readable)).toEqual(['title', 'secretName', 'price']);
    expect([...access.entity('lead').creatable]).toEqual([]);
    for (const name of ['offer', 'user', 'never-heard-of', 'constructor']) {
      const none = access.entity(name);
      expect(Object.values(none.rows).every((rows) => rows === 'none')).toBe(true);
      expect([none.readable.size, none.creatable.size, none.updatable.size]).toEqual([0, 0, 0]);
      expect(none.transitionRows('any')).toBe('none');
    }
  });

  it('on every entity do not reach those of the platform', () => {
    const access = accessOf({ one: [{ entity: '*', actions: [...ALL] }] });
    expect(access.entity('offer').rows.purge).toBe('all');
    expect(access.entity('user').rows.read).toBe('none');
  });

  it('are narrowed by a grant that names the entity', () => {
    const access = accessOf({
      one: [
        { entity: '*', actions: [...ALL] },
        { entity: 'lead', actions: ['read'], rows: 'team' },
      ],
    });
    expect(access.entity('lead').rows).toMatchObject({ read: ['team'], update: 'none' });
    expect(access.entity('offer').rows.update).toBe('all');
  });

  it('close fields by their id: hidden ones for everything, read-only ones for writing', () => {
    const access = accessOf({
      one: [{ entity: 'lead', actions: [...ALL], hiddenFields: ['secret'], readOnlyFields: ['price'] }],
    });
    const lead = access.entity('lead');
    expect(fields(lead.readable)).toEqual(['title', 'price']);
    expect(fields(lead.creatable)).toEqual(['title']);
    expect(fields(lead.updatable)).toEqual(['title']);
    for (const name of ['id', 'version', 'createdAt', 'updatedBy']) expect(lead.readable.has(name)).toBe(true);
  });

  it('open the events that a grant names, or every one', () => {
    const access = accessOf({
      one: [
        { entity: 'lead', actions: ['transition'], transitions: ['win'], rows: 'own' },
        { entity: 'lead', actions: ['transition'], transitions: ['lose', 'win'], rows: 'team' },
        { entity: 'offer', actions: ['transition'] },
        { entity: 'offer', actions: ['read'], transitions: ['never'] },
      ],
    });
    expect(access.entity('lead').transitionRows('win')).toEqual(['own', 'team']);
    expect(access.entity('lead').transitionRows('lose')).toEqual(['team']);
    expect(access.entity('lead').transitionRows('reopen')).toBe('none');
    expect(access.entity('offer').transitionRows('reopen')).toBe('all');
  });
});

describe('rights of several roles', () => {
  it('add up, in actions, rows and permissions', () => {
    const access = accessOf({
      one: [{ entity: 'lead', actions: ['read'], rows: 'own' }],
      two: [{ entity: 'lead', actions: ['read', 'update'], rows: { price: '1' } }],
    });
    expect(access.entity('lead').rows).toMatchObject({ read: ['own', { price: '1' }], update: [{ price: '1' }] });
    const wide = accessOf({
      one: [{ entity: 'lead', actions: ['read'], rows: 'own' }],
      two: [{ entity: 'lead', actions: ['read'] }],
    });
    expect(wide.entity('lead').rows.read).toBe('all');
    const roles = { one: [], two: [] };
    expect([...accessOf(roles, ['one', 'two'], { permissions: ['metadata.read'] }).permissions]).toEqual([
      'metadata.read',
    ]);
  });

  it('come from every role by itself: a narrow grant of one does not narrow the other', () => {
    const access = accessOf({
      one: [{ entity: '*', actions: ['read'] }],
      two: [{ entity: 'lead', actions: ['read'], rows: 'own' }],
    });
    expect(access.entity('lead').rows.read).toBe('all');
  });

  it('leave a field closed on records that only the closing grant reaches', () => {
    const closing: Grant = { entity: 'lead', actions: ['read', 'update'], hiddenFields: ['secret'] };
    const openAll: Grant = { entity: 'lead', actions: ['read'] };
    const openOwn: Grant = { entity: 'lead', actions: ['read'], rows: 'own' };
    const readable = (...grants: readonly Grant[]) =>
      fields(accessOf(Object.fromEntries(grants.map((grant, at) => [`role-${at}`, [grant]]))).entity('lead').readable);
    expect(readable(closing, openAll)).toContain('secretName');
    expect(readable(closing, openOwn)).not.toContain('secretName');
    expect(readable({ ...closing, rows: 'own' }, openOwn)).not.toContain('secretName');
    expect(readable(openOwn, { ...openOwn, rows: 'team' })).toContain('secretName');
  });

  it('open a field for writing only by a grant that allows to write', () => {
    const access = accessOf({
      one: [{ entity: 'lead', actions: ['read', 'update'], readOnlyFields: ['price'] }],
      two: [{ entity: 'lead', actions: ['read', 'create'] }],
    });
    expect(fields(access.entity('lead').updatable)).not.toContain('price');
    expect(fields(access.entity('lead').creatable)).toContain('price');
    expect(fields(access.entity('lead').readable)).toContain('price');
  });

  it('do not grow by a role that is not there', () => {
    const access = accessOf({ one: [{ entity: 'lead', actions: ['read'] }] }, ['gone', 'toString']);
    expect(access.entity('lead').rows.read).toBe('none');
    expect(access.permissions.size).toBe(0);
  });
});

describe('the scopes of a token', () => {
  const held = accessOf(
    { one: [{ entity: 'lead', actions: [...ALL], rows: 'team', hiddenFields: ['secret'] }] },
    undefined,
    { permissions: ['metadata.read', 'metadata.publish'] },
  );

  it('take away and never add', () => {
    const read = narrowAccess(held, ['read']);
    expect(read.entity('lead').rows).toEqual({
      read: ['team'],
      create: 'none',
      update: 'none',
      delete: 'none',
      purge: 'none',
      transition: 'none',
    });
    expect(read.entity('lead').transitionRows('any')).toBe('none');
    expect(fields(read.entity('lead').readable)).toEqual(['title', 'price']);
    expect(read.permissions.size).toBe(0);
    expect(read.entity('offer').rows.read).toBe('none');
    const write = narrowAccess(held, ['write']);
    expect(write.entity('lead').rows).toEqual(held.entity('lead').rows);
    expect(write.entity('lead').transitionRows('any')).toEqual(['team']);
    expect(write.entity('offer').rows.create).toBe('none');
  });

  it('of single entities and actions open these alone, and never more than is held', () => {
    const calls = { ...held, mayCall: (action: string) => action === 'mail.send' };
    const one = narrowAccess(calls, ['read:lead', 'write:offer', 'call:mail.send', 'call:mail.drop']);
    expect(one.entity('lead').rows).toMatchObject({ read: ['team'], create: 'none', update: 'none' });
    expect(one.entity('lead').transitionRows('any')).toBe('none');
    expect(one.entity('offer').rows.create).toBe('none');
    expect(one.entity('leads').rows.read).toBe('none');
    expect([one.mayCall('mail.send'), one.mayCall('mail.drop')]).toEqual([true, false]);
    const write = narrowAccess(calls, ['write:lead']);
    expect(write.entity('lead').rows).toEqual(held.entity('lead').rows);
    expect(write.mayCall('mail.send')).toBe(false);
    expect(one.permissions.size).toBe(0);
  });

  it('for definitions alone open no record', () => {
    const metadata = narrowAccess(held, ['metadata']);
    expect(Object.values(metadata.entity('lead').rows).every((rows) => rows === 'none')).toBe(true);
    expect([...metadata.permissions]).toEqual(['metadata.read', 'metadata.publish']);
  });

  it('make another key, so that no cache takes one for the other', () => {
    expect(
      new Set([held, narrowAccess(held, ['read']), narrowAccess(held, ['write'])].map((one) => one.key)).size,
    ).toBe(3);
    expect(narrowAccess(held, ['write', 'read']).key).toBe(narrowAccess(held, ['read', 'write']).key);
  });
});

describe('the platform itself', () => {
  it('may do everything with every entity that is there', () => {
    const access = systemAccess(
      compileModel([entity('lead'), entity('user')] as unknown as Definition[], new Set(['user'])),
    );
    for (const name of ['lead', 'user']) {
      expect(Object.values(access.entity(name).rows).every((rows) => rows === 'all')).toBe(true);
      expect(access.entity(name).transitionRows('any')).toBe('all');
      expect(fields(access.entity(name).updatable)).toEqual(['title', 'secretName', 'price']);
    }
    expect(access.entity('gone').rows.read).toBe('none');
    expect([...access.permissions].sort()).toEqual([
      'dashboards.build',
      'dashboards.link',
      'dashboards.mail',
      'jobs.manage',
      'metadata.edit',
      'metadata.publish',
      'metadata.read',
      'privacy.erase',
      'privacy.log',
      'privacy.report',
      'privacy.restricted',
      'tokens.manage',
      'users.manage',
      'views.share',
      'webhooks.manage',
    ]);
  });
});
