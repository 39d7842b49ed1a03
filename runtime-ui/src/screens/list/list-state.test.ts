import { describe, expect, it } from 'vitest';
import { listSearchFrom, nextSort } from './list-search.ts';
import type { NamedView } from './list-state.ts';
import { searchOf, stateFrom, viewFromSaved } from './list-state.ts';
import { inOwnOrder, withOwnColumns } from './own-list.ts';
import { allBut } from './selection.ts';

const saved = (shared: 'private' | 'everyone'): NamedView =>
  viewFromSaved(
    {
      id: 'v',
      name: 'V',
      owner: { id: 'o', title: null },
      shared,
      team: null,
      version: 1,
      content: {
        type: 'list',
        columns: ['a', 'b'],
        filter: { x: 1 },
        sort: ['-a'],
        search: 'q',
        sums: ['s'],
        group: 'g',
      },
      isWhole: true,
      isMine: true,
      mayChange: true,
    },
    'c',
  );

describe('the address of a list', () => {
  it('holds all of a view that its reader may not have, and what differs of one for everybody', () => {
    const own = saved('private');
    const search = searchOf(own, own.base);
    // Somebody without the view sees the same by the address alone.
    const bare = { ...own, base: stateFrom({ ...own, base: saved('everyone').base }, {}, undefined), saved: null };
    expect(
      stateFrom(
        { ...bare, base: { ...bare.base, columns: 'z', filter: {}, q: '', sums: '', group: '', sort: '' } },
        listSearchFrom(search),
        undefined,
      ),
    ).toEqual(own.base);
    const open = saved('everyone');
    expect(searchOf(open, open.base)).toEqual({ view: 'v' });
    expect(searchOf(open, { ...open.base, q: '', filter: {} })).toEqual({ view: 'v', q: '', filter: {} });
  });

  it('says that something of the view is taken away', () => {
    const view = saved('everyone');
    const state = { ...view.base, q: '', filter: {}, group: '', sums: '', sort: '' };
    expect(stateFrom(view, listSearchFrom(searchOf(view, state)), undefined)).toEqual(state);
  });

  it('takes only what it understands', () => {
    const raw = {
      view: 7,
      type: 'table',
      sort: 'a;b',
      columns: 'a,b-c',
      filter: [1],
      at: '2026',
      span: 'year',
      group: "x'",
    };
    expect(listSearchFrom(raw)).toEqual({ view: '7' });
  });

  it('is won by own columns only where it says none', () => {
    const view = saved('everyone');
    expect(stateFrom(view, {}, ['b']).columns).toBe('b');
    expect(stateFrom(view, { columns: 'c' }, ['b']).columns).toBe('c');
  });
});

describe('sorting by a column', () => {
  it('goes up, down, and back to what the view says', () => {
    expect(nextSort('-z', 'a', '-z')).toBe('a');
    expect(nextSort('a', 'a', '-z')).toBe('-a');
    expect(nextSort('-a', 'a', '-z')).toBe('-z');
  });
});

describe('own settings of lists', () => {
  it('put views in an own order, new ones behind', () => {
    const views = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(inOwnOrder(views, ['c', 'gone', 'a']).map((one) => one.id)).toEqual(['c', 'a', 'b']);
  });

  it('leave nothing behind when they are set back', () => {
    const own = withOwnColumns({ first: 'a' }, 'v', { columns: ['x'] });
    expect(own.views).toEqual({ v: { columns: ['x'] } });
    expect(withOwnColumns(own, 'v', {})).toEqual({ first: 'a', views: {} });
  });
});

describe('a selection of all but some', () => {
  it('stays a query', () => {
    expect(allBut({ a: 1 }, [])).toEqual({ a: 1 });
    expect(allBut({}, ['1'])).toEqual({ id: { notIn: ['1'] } });
    expect(allBut({ id: 'x' }, ['1'])).toEqual({ and: [{ id: 'x' }, { id: { notIn: ['1'] } }] });
  });
});
