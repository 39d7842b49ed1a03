import { describe, expect, it } from 'vitest';
import type { FieldModel } from '../../model/definitions.ts';
import { colorByWho, colorOfWho, filterOf, whoFrom } from './team-calendars.ts';

const field = (id: string, type: FieldModel['type']): FieldModel => ({ id, name: id, type, label: { de: id, en: id } });
const both = { owner: field('owner', 'user'), team: field('team', 'team') };
const who = whoFrom('team:t1,user:u1,user:u2');

describe('calendars of teams and people', () => {
  it('are the list with a filter more', () => {
    expect(filterOf({ kind: 'x' }, who, both)).toEqual({
      kind: 'x',
      or: [{ owner: { in: ['u1', 'u2'] } }, { team: { in: ['t1'] } }],
    });
    expect(filterOf({ or: [{ a: 1 }] }, who, both)).toMatchObject({ and: [{ or: [{ a: 1 }] }, {}] });
    expect(filterOf({ kind: 'x' }, [], both)).toEqual({ kind: 'x' });
    // Somebody who may not read whose an entry is cannot ask for it.
    expect(filterOf({}, whoFrom('user:u1'), { owner: undefined, team: undefined })).toEqual({});
  });

  it('have colours, the person before his team', () => {
    const record = { id: 'a', version: 1, owner: 'u2', team: 't1' };
    expect(colorByWho(record, who, both)).toBe(colorOfWho(who, 'user:u2'));
    expect(colorByWho({ ...record, owner: 'u9' }, who, both)).toBe(colorOfWho(who, 'team:t1'));
    expect(colorByWho({ ...record, owner: 'u9', team: 't9' }, who, both)).toBeUndefined();
  });
});
