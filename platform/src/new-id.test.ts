import { expect, it, vi } from 'vitest';
import { newId } from './new-id.ts';

it('ids are different and in the order in which they are made', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('keep their order when the clock stands still or goes back', () => {
  const clock = vi.spyOn(Date, 'now');
  const at = Date.UTC(2100, 0, 1);
  const made = [at, at, at - 5000, at, at + 1].map((now) => {
    clock.mockReturnValue(now);
    return newId();
  });
  clock.mockRestore();
  expect(made.toSorted()).toEqual(made);
  expect(Number.parseInt(made[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(at);
});
