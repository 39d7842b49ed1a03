import type { Values } from '../model/definitions.ts';

type Compiled = { evaluate: (input: unknown, bindings?: Record<string, unknown>) => Promise<unknown> };

const compiled = new Map<string, Promise<Compiled | null>>();

async function compile(expression: string): Promise<Compiled | null> {
  const { default: jsonata } = await import('jsonata');
  try {
    return jsonata(expression);
  } catch {
    return null;
  }
}

/** The server decides; an expression that fails here leaves the form as it is. */
export async function evaluate(
  expression: string,
  record: Values,
  user: string | undefined,
): Promise<unknown> {
  const program = compiled.get(expression) ?? compile(expression);
  compiled.set(expression, program);
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  try {
    return await (await program)?.evaluate(record, { now: now.toISOString(), today, user });
  } catch {
    return undefined;
  }
}

/** JSONata's own idea of truth, as `$boolean` has it. */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isTruthy);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}
