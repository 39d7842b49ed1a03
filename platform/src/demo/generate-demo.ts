import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import jsonata from 'jsonata';
import type { DemoFunctions } from './demo-functions.ts';
import { demoFunctionsOf } from './demo-functions.ts';
import { randomFromSeed, randomInteger } from './random.ts';

/** One thing that happened in the demo's past. A reference is `{"ref": "<entity>/<key>"}`. */
export type DemoStep = {
  readonly entity: string;
  readonly key: string;
  readonly action: 'create' | 'update' | 'transition';
  /** Instant. */
  readonly at: string;
  /** E-mail address of the acting user. */
  readonly by: string;
  readonly values?: Record<string, unknown>;
  readonly event?: string;
  readonly input?: Record<string, unknown>;
};

/** JSONata; in several lines where one would be too long to read. */
type FormulaText = string | readonly string[];

type PlanStep = {
  readonly entity: string;
  readonly count?: number;
  readonly perParent?: { readonly entity: string; readonly times: FormulaText };
  /** What is decided about a record before its values, never stored, seen by its children. */
  readonly facts?: FormulaText;
  readonly at: string;
  readonly by: string;
  readonly values: FormulaText;
  readonly events?: FormulaText;
  /** Entity of a later step: only when its records are there does what happened later come, e.g. an offer is sent after it has items. */
  readonly eventsAfter?: string;
};

type Plan = {
  readonly seed: number;
  readonly people: readonly string[];
  readonly steps: readonly PlanStep[];
};

/** What the expressions of a step see. `nth` counts the children of one parent. */
type Scope = {
  readonly index: number;
  readonly key: string;
  readonly nth: number;
  readonly times: number;
  readonly today: string;
  readonly people: readonly string[];
  readonly parent?: Made;
  facts?: unknown;
  at?: string;
  by?: string;
  values?: Record<string, unknown>;
};

/** A record that has been made; what later expressions see of it. */
type Made = Scope & { readonly entity: string };

type Event = {
  readonly at: string;
  readonly by: string;
  readonly event?: string;
  readonly input?: Record<string, unknown>;
  readonly set?: Record<string, unknown>;
};

type Formula = (scope: unknown) => Promise<unknown>;

export async function* generateDemo(folder: string, today: string): AsyncGenerator<DemoStep> {
  const plan = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Plan;
  const lists = await readLists(join(folder, 'lists'));
  const random = randomFromSeed(plan.seed);
  const made = new Map<string, Made[]>();
  const children = new Map<string, Made>();
  const functions: DemoFunctions = {
    ...demoFunctionsOf(random, today, lists),
    random: (entity: string) => {
      const records = made.get(entity) ?? [];
      return records[randomInteger(random, 0, records.length - 1)];
    },
    firstChild: (entity: string, parent?: Made) =>
      parent && children.get(`${entity} of ${parent.entity}/${parent.key}`),
  };
  const world = { plan, today, made, children, functions };
  const held = new Map<string, readonly DemoStep[]>();
  for (const step of plan.steps) {
    const later = yield* creationsOf(step, world);
    if (step.eventsAfter === undefined) yield* later;
    else held.set(step.eventsAfter, later);
    yield* held.get(step.entity) ?? [];
    held.delete(step.entity);
  }
}

type World = {
  readonly plan: Plan;
  readonly today: string;
  readonly made: Map<string, Made[]>;
  readonly children: Map<string, Made>;
  readonly functions: DemoFunctions;
};

/** Every creation, so that they can be stored in batches. @returns what happened later */
async function* creationsOf(step: PlanStep, world: World): AsyncGenerator<DemoStep, readonly DemoStep[]> {
  const formulas = formulasOf(step, world.functions);
  const records = world.made.get(step.entity) ?? [];
  world.made.set(step.entity, records);
  const later: DemoStep[] = [];
  for await (const scope of scopesOf(step, records.length, world)) {
    if (formulas.facts) scope.facts = await formulas.facts(scope);
    scope.at = String(await formulas.at(scope));
    scope.by = String(await formulas.by(scope));
    scope.values = plainOf(await formulas.values(scope)) as Record<string, unknown>;
    const record: Made = { ...scope, entity: step.entity };
    const { key, at, by, values } = scope;
    records.push(record);
    if (scope.parent) {
      const place = `${step.entity} of ${scope.parent.entity}/${scope.parent.key}`;
      if (!world.children.has(place)) world.children.set(place, record);
    }
    yield { entity: step.entity, key, action: 'create', at, by, values };
    if (!formulas.events) continue;
    for (const event of eventsOf(await formulas.events(scope))) {
      later.push(laterStepOf(step.entity, key, event));
    }
  }
  return later.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

async function* scopesOf(step: PlanStep, first: number, world: World): AsyncGenerator<Scope> {
  const { today, plan } = world;
  let index = first;
  const scope = (nth: number, times: number, parent?: Made): Scope => {
    index += 1;
    const base = { index, key: String(index), nth, times, today, people: plan.people };
    return parent ? { ...base, parent } : base;
  };
  for (let nth = 0; nth < (step.count ?? 0); nth += 1) yield scope(nth, step.count ?? 0);
  if (!step.perParent) return;
  const timesOf = formulaOf(step.perParent.times, world.functions);
  for (const parent of world.made.get(step.perParent.entity) ?? []) {
    const times = Number(await timesOf({ parent, today }));
    for (let nth = 0; nth < times; nth += 1) yield scope(nth, times, parent);
  }
}

function laterStepOf(entity: string, key: string, event: Event): DemoStep {
  const { at, by } = event;
  if (event.event === undefined) {
    return { entity, key, action: 'update', at, by, values: event.set ?? {} };
  }
  const step = { entity, key, action: 'transition' as const, at, by, event: event.event };
  return event.input ? { ...step, input: event.input } : step;
}

function formulasOf(step: PlanStep, functions: DemoFunctions) {
  const formula = (text: FormulaText): Formula => formulaOf(text, functions);
  return {
    at: formula(step.at),
    by: formula(step.by),
    values: formula(step.values),
    facts: step.facts === undefined ? null : formula(step.facts),
    events: step.events === undefined ? null : formula(step.events),
  };
}

function formulaOf(text: FormulaText, functions: DemoFunctions): Formula {
  const expression = jsonata(typeof text === 'string' ? text : text.join('\n'));
  for (const [name, implementation] of Object.entries(functions)) {
    expression.registerFunction(name, implementation);
  }
  return (scope) => expression.evaluate(scope) as Promise<unknown>;
}

/** JSONata marks its arrays with hidden properties and drops a list of one: both end here. */
function eventsOf(result: unknown): readonly Event[] {
  if (result === undefined || result === null) return [];
  return (Array.isArray(result) ? result : [result]).map((event) => plainOf(event) as Event);
}

function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, plainOf);
  if (value === null || typeof value !== 'object') return value;
  const plain: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) plain[key] = plainOf(part);
  return plain;
}

async function readLists(folder: string): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const lists = new Map<string, readonly unknown[]>();
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith('.json')) continue;
    const content: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'));
    if (!Array.isArray(content)) throw new Error(`${file} is not a list.`);
    lists.set(file.slice(0, -'.json'.length), content);
  }
  return lists;
}
