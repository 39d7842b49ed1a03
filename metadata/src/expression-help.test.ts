import { expect, it } from 'vitest';
import { ALLOWED_FUNCTIONS, VARIABLES } from './expression-functions.ts';
import { FUNCTION_HELP, VARIABLE_HELP } from './expression-help.ts';

it('tells of each function and variable that a formula may use, and of no other', () => {
  expect(Object.keys(FUNCTION_HELP).sort()).toEqual([...ALLOWED_FUNCTIONS].sort());
  expect(Object.keys(VARIABLE_HELP).sort()).toEqual([...VARIABLES].sort());
  for (const [name, { signature }] of Object.entries(FUNCTION_HELP))
    expect(signature.startsWith(`$${name}(`)).toBe(true);
});
