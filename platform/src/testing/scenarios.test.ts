import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../rights/context.ts';
import type { TestServer } from './start-test-server.ts';
import { SEED, startTestServer } from './start-test-server.ts';

type Step = {
  readonly as: string;
  readonly do: 'create' | 'update' | 'transition' | 'read' | 'list';
  readonly entity: string;
  readonly save?: string;
  readonly id?: unknown;
  readonly values?: unknown;
  readonly event?: string;
  readonly input?: unknown;
  readonly filter?: unknown;
  readonly expect?: {
    readonly status?: number;
    readonly code?: string;
    readonly values?: Record<string, unknown>;
    readonly absent?: readonly string[];
    readonly count?: number;
  };
};
type Scenario = { readonly id: string; readonly label: { readonly de: string }; readonly steps: readonly Step[] };

const scenarios = readdirSync(join(SEED, 'scenarios')).map(
  (file) => JSON.parse(readFileSync(join(SEED, 'scenarios', file), 'utf8')) as Scenario,
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const DAY_MS = 86_400_000;

/** References become ids, `$today+14` becomes a date. */
function resolve(value: unknown, saved: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, saved));
  if (typeof value === 'string') {
    const [, sign, days] = /^\$today(?:([+-])(\d+))?$/.exec(value) ?? [];
    if (!value.startsWith('$today')) return value;
    return localDate(new Date(Date.now() + Number(`${sign ?? ''}${days ?? 0}`) * DAY_MS));
  }
  if (typeof value !== 'object' || value === null) return value;
  if ('ref' in value) {
    const ref = String(value.ref);
    const id = saved.get(ref) ?? server.keys.get(ref) ?? server.users.get(ref.replace(/^user\//, ''));
    if (id === undefined) throw new Error(`unknown reference ${ref}`);
    return id;
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one, saved)]));
}

describe.each(scenarios)('scenario $id', ({ steps }) => {
  const saved = new Map<string, string>();
  it.each(
    steps.map(
      (step, index) => [`${index + 1}. ${step.as} ${step.do} ${step.entity} ${step.event ?? ''}`, step] as const,
    ),
  )('%s', async (_name, step) => {
    const base = `/api/records/${step.entity}`;
    const id = typeof step.id === 'string' ? (saved.get(step.id) ?? step.id) : resolve(step.id, saved);
    const reply =
      step.do === 'create'
        ? await server.ask(step.as, 'POST', base, resolve(step.values ?? {}, saved))
        : step.do === 'update'
          ? await server.ask(step.as, 'PATCH', `${base}/${id}`, resolve(step.values ?? {}, saved))
          : step.do === 'transition'
            ? await server.ask(
                step.as,
                'POST',
                `${base}/${id}/transitions/${step.event}`,
                resolve(step.input ?? {}, saved),
              )
            : step.do === 'read'
              ? await server.ask(step.as, 'GET', `${base}/${id}`)
              : await server.ask(
                  step.as,
                  'GET',
                  `${base}${step.filter ? `?filter=${encodeURIComponent(JSON.stringify(step.filter))}` : ''}`,
                );
    const body = reply.body as Record<string, unknown>;
    expect(reply.status, reply.text).toBe(step.expect?.status ?? (step.do === 'create' ? 201 : 200));
    if (step.expect?.code) expect(body['code']).toBe(step.expect.code);
    for (const [name, value] of Object.entries(step.expect?.values ?? {}))
      expect(body[name], name).toEqual(resolve(value, saved));
    for (const name of step.expect?.absent ?? []) expect(body).not.toHaveProperty(name);
    if (step.save) saved.set(step.save, String(body['id']));
  });
});
