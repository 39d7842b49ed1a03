import { expect, it } from 'vitest';
import type { EditedGrant } from './with-action.ts';
import { isGranted, withAction } from './with-action.ts';

const star: EditedGrant = { entity: '*', actions: ['read'] };
const reads = { entity: 'lead', actions: ['read'], rows: 'team' } as EditedGrant;
const writes = { entity: 'lead', actions: ['create', 'update'], rows: 'own' } as EditedGrant;

it('adds what writes to the grant that writes, in the order in which actions are shown', () => {
  expect(withAction([reads, writes], 'lead', false, 'delete', true)).toEqual([
    reads,
    { ...writes, actions: ['create', 'update', 'delete'] },
  ]);
  expect(withAction([reads], 'lead', false, 'create', true)).toEqual([{ ...reads, actions: ['read', 'create'] }]);
  expect(withAction([], 'lead', false, 'create', true)).toEqual([{ entity: 'lead', actions: ['create'] }]);
});

it('writes down what came from the grant on everything before it changes it', () => {
  expect(isGranted([star], 'lead', false, 'read')).toBe(true);
  expect(withAction([star], 'lead', false, 'update', true)).toEqual([
    star,
    { entity: 'lead', actions: ['read', 'update'] },
  ]);
  // User and team are not part of it.
  expect(isGranted([star], 'user', true, 'read')).toBe(false);
  expect(withAction([star], 'user', true, 'read', true)).toEqual([star, { entity: 'user', actions: ['read'] }]);
});

it('takes an action away, and the grant with its last one, unless more would be allowed then', () => {
  expect(withAction([reads, writes], 'lead', false, 'read', false)).toEqual([writes]);
  expect(withAction([reads], 'lead', false, 'read', false)).toEqual([]);
  expect(withAction([star, reads], 'lead', false, 'read', false)).toBeNull();
  expect(withAction([star], 'lead', false, 'read', false)).toBeNull();
  expect(withAction([reads], 'lead', false, 'update', false)).toEqual([reads]);
});
