import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { maloId } from '@leitwerk/metadata/formats/malo-id';
import { isValidIBAN } from 'ibantools';
import jsonata from 'jsonata';
import { beforeAll, expect, test } from 'vitest';
import type { DemoStep } from './generate-demo.ts';
import { generateDemo } from './generate-demo.ts';

type Transition = {
  readonly id: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly guard?: string;
  readonly input?: readonly { readonly field: string; readonly required?: boolean }[];
  readonly set?: Readonly<Record<string, unknown>>;
};
type Status = {
  readonly entity: string;
  readonly initial: string;
  readonly states: readonly { readonly id: string }[];
  readonly transitions: readonly Transition[];
};
type Entity = {
  readonly id: string;
  readonly fields: readonly { readonly id: string; readonly required?: boolean; readonly default?: unknown }[];
};
type Records = { readonly entity: string; readonly records: readonly { readonly key: string }[] };

const SEEDS = fileURLToPath(new URL('../../../seeds/utility-crm', import.meta.url));
const TODAY = '2026-11-24';
const steps: DemoStep[] = [];

function readAll<T>(folder: string): T[] {
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
}

async function generate(limit: number): Promise<DemoStep[]> {
  const some: DemoStep[] = [];
  for await (const step of generateDemo(`${SEEDS}/demo`, TODAY)) {
    some.push(step);
    if (some.length >= limit) break;
  }
  return some;
}

beforeAll(async () => {
  steps.push(...(await generate(Infinity)));
}, 120_000);

function textsOf(entity: string, field: string): string[] {
  const creations = steps.filter((step) => step.entity === entity && step.action === 'create');
  return creations.map((step) => String(step.values?.[field]));
}

test('is the same for the same seed', async () => {
  expect(await generate(3000)).toEqual(steps.slice(0, 3000));
});

test('has the size that lists and dashboards are judged by', () => {
  expect(textsOf('lead', 'kind')).toHaveLength(5000);
  expect(textsOf('contract', 'lead').length).toBeGreaterThan(3500);
  expect(textsOf('journal-entry', 'lead').length).toBeGreaterThan(9000);
});

test('numbers carry valid check digits and occur once', () => {
  const marketLocations = textsOf('market-location', 'maloId');
  for (const number of marketLocations) {
    expect(maloId(number)).toEqual({ value: number });
  }
  expect(new Set(marketLocations).size).toBe(marketLocations.length);
  for (const iban of textsOf('bank-account', 'iban')) {
    expect(iban.startsWith('DE') && isValidIBAN(iban), iban).toBe(true);
  }
  for (const number of textsOf('metering-location', 'meloId')) {
    expect(number).toMatch(/^DE[0-9]{11}[0-9A-Z]{20}$/);
  }
});

test('references point at what was made before', () => {
  const known = new Set(
    readAll<Records>(`${SEEDS}/records`).flatMap((file) =>
      file.records.map((record) => `${file.entity}/${record.key}`),
    ),
  );
  const plan = JSON.parse(readFileSync(`${SEEDS}/demo/plan.json`, 'utf8'));
  for (const email of plan.people) known.add(`user/${email}`);
  const missing: string[] = [];
  for (const step of steps) {
    JSON.stringify(step, (name, value) => {
      if (name === 'ref' && !known.has(value)) missing.push(`${step.entity}/${step.key}: ${value}`);
      return value;
    });
    if (step.action === 'create') known.add(`${step.entity}/${step.key}`);
    else if (!known.has(`${step.entity}/${step.key}`)) missing.push(`${step.entity}/${step.key}`);
  }
  expect(missing).toEqual([]);
});

test('what must be given is given, in entities of modules too', () => {
  const modules = fileURLToPath(new URL('../../../modules', import.meta.url));
  const folders = readdirSync(modules).map((name) => `${modules}/${name}/definitions/entity`);
  const entities = [`${SEEDS}/definitions/entity`, ...folders]
    .filter(existsSync)
    .flatMap((one) => readAll<Entity>(one));
  const required = new Map(
    entities.map(({ id, fields }) => [id, fields.filter((one) => one.required && one.default === undefined)]),
  );
  const missing = steps.flatMap(({ action, entity, key, values }) =>
    (action === 'create' ? (required.get(entity) ?? []) : [])
      .filter((field) => (values?.[field.id] ?? null) === null)
      .map((field) => `${entity}/${key}: ${field.id}`),
  );
  expect(missing).toEqual([]);
});

test('nothing happens in the future or before its record exists', () => {
  const since = new Map<string, string>();
  for (const step of steps) {
    const record = `${step.entity}/${step.key}`;
    expect(step.at < `${TODAY}T00:00:00Z`).toBe(true);
    expect(step.at >= (since.get(record) ?? '')).toBe(true);
    since.set(record, step.at);
  }
});

test('events are legal, and every contract status is reached', async () => {
  const refused: string[] = [];
  for (const status of readAll<Status>(`${SEEDS}/definitions/contract-status`)) {
    const guards = new Map(status.transitions.map((each) => [each.id, each.guard ? jsonata(each.guard) : null]));
    const records = new Map<string, { state: string; values: Record<string, unknown> }>();
    for (const step of steps) {
      if (step.entity !== status.entity) continue;
      if (step.action === 'create') {
        records.set(step.key, { state: status.initial, values: { ...step.values } });
      }
      if (step.action !== 'transition') continue;
      const record = records.get(step.key);
      const transition = status.transitions.find((each) => each.id === step.event);
      const name = `${step.entity}/${step.key} ${step.event}`;
      if (!record || !transition?.from.includes(record.state)) {
        refused.push(`${name} from ${record?.state}`);
        continue;
      }
      const asked = transition.input ?? [];
      for (const field of Object.keys(step.input ?? {})) {
        if (!asked.some((each) => each.field === field)) refused.push(`${name}: ${field}`);
      }
      Object.assign(record.values, step.input);
      for (const each of asked) {
        if (each.required && !step.input?.[each.field]) refused.push(`${name} ${each.field}`);
      }
      const guard = guards.get(transition.id);
      const bindings = { today: step.at.slice(0, 10), user: step.by };
      if (guard && (await guard.evaluate(record.values, bindings)) !== true) {
        refused.push(`${name}: guard`);
      }
      for (const [field, value] of Object.entries(transition.set ?? {}))
        if (value === '$user') record.values[field] = step.by;
      record.state = transition.to;
    }
    const reached = new Set([...records.values()].map((record) => record.state));
    expect([...reached].sort()).toEqual(status.states.map((state) => state.id).sort());
  }
  expect(refused).toEqual([]);
}, 60_000);
