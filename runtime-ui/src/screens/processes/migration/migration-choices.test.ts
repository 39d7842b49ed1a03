import type { WireMigration } from '@leitwerk/metadata/wire/workflow';
import { expect, it } from 'vitest';
import { placeOf, statesWithoutPlace } from './migration-choices.ts';

const label = (text: string) => ({ de: text, en: text });
const state = (path: string) => ({ path, label: label(path.toUpperCase()) });
const stand = (paths: readonly string[], to: unknown) => ({ states: paths.map(state), to });

it('asks once for each former state that is gone', () => {
  const stands = [stand(['open.a'], { open: 'a' }), stand(['open.b', 'open.a'], null), stand(['open.b'], null)];
  const plan = { stands } as unknown as WireMigration;
  expect(statesWithoutPlace(plan, new Set(['open', 'open.a'])).map(({ path }) => path)).toEqual(['open.b']);
});

it('names a state with those that it lies in, and by its path what has no name', () => {
  const states = [state('open'), state('open.a')];
  expect(placeOf('open.a', states, ({ de }) => de)).toBe('OPEN › OPEN.A');
  expect(placeOf('open.gone', states, ({ de }) => de)).toBe('OPEN › gone');
});
