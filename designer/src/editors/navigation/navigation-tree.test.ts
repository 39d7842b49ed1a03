import { expect, it } from 'vitest';
import { valueAt } from '../../schema-form/value-path.ts';
import { movedEntry, placeAfter, ROOT } from './navigation-tree.ts';

const app = {
  navigation: [{ id: 'a', children: [{ id: 'a1' }, { id: 'a2' }] }, { id: 'b' }, { id: 'c', children: [{ id: 'c1' }] }],
};
type Entry = { readonly id: string; readonly children?: readonly Entry[] };
const words = (navigation: unknown): string =>
  (navigation as readonly Entry[]).map(({ id, children }) => (children ? `${id}(${words(children)})` : id)).join(' ');
const after = (from: (string | number)[], step: Parameters<typeof placeAfter>[2]): string | null => {
  const place = placeAfter(app, from, step);
  const moved = place && movedEntry(app, from, place);
  return moved && `${words(moved.navigation)} @${moved.path.slice(1).join('.')}`;
};

it('moves an entry by a step past its neighbour, in and out', () => {
  expect(after([...ROOT, 1], 'up')).toBe('b a(a1 a2) c(c1) @0');
  expect(after([...ROOT, 1], 'down')).toBe('a(a1 a2) c(c1) b @2');
  expect(after([...ROOT, 1], 'in')).toBe('a(a1 a2 b) c(c1) @0.children.2');
  expect(after([...ROOT, 0, 'children', 0], 'out')).toBe('a(a2) a1 b c(c1) @1');
  expect(after([...ROOT, 0, 'children', 0], 'down')).toBe('a(a2 a1) b c(c1) @0.children.1');
});

it('goes nowhere where there is nothing, and puts no heading below another', () => {
  expect(after([...ROOT, 0], 'up')).toBeNull();
  expect(after([...ROOT, 2], 'down')).toBeNull();
  expect(after([...ROOT, 0], 'out')).toBeNull();
  expect(after([...ROOT, 2], 'in')).toBeNull();
  expect(movedEntry(app, [...ROOT, 2], { list: [...ROOT, 0, 'children'], at: 0 })).toBeNull();
});

it('moves an entry into another heading, wherever that stands when the entry has gone', () => {
  const moved = movedEntry(app, [...ROOT, 1], { list: [...ROOT, 2, 'children'], at: 0 });
  expect(words(moved?.navigation)).toBe('a(a1 a2) c(b c1)');
  expect(valueAt({ navigation: moved?.navigation }, moved?.path ?? [])).toEqual({ id: 'b' });
});
