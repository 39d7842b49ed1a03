import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import type { Command, Stamp } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import { StartError } from '../config.ts';
import { messageOf } from '../messages.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { localDate, makeContext } from '../rights/context.ts';
import { hashPassword } from '../session/passwords.ts';
import type { Database } from '../storage/database.ts';
import { DEMO_PASSWORD, DEMO_USERS } from './demo-users.ts';
import type { DemoStep } from './generate-demo.ts';
import { generateDemo } from './generate-demo.ts';

const BATCH = 500;

type RecordFile = {
  readonly entity: string;
  readonly records: readonly {
    readonly key: string;
    readonly values: Record<string, unknown>;
    /** What happens to it next, e.g. that it is published. */
    readonly events?: readonly string[];
  }[];
};

/** Ids of records by `entity/key`, as references in seeds write them. */
type Keys = Map<string, string>;

/**
 * Loads the base records of a seed, and with `demo` its people and its past. Through `runCommands`, like everything.
 * @returns ids by `entity/key`
 */
export async function loadSeed(
  database: Database,
  model: RuntimeModel,
  folder: string,
  options: { readonly demo: boolean; readonly onProgress: (text: string) => void },
): Promise<ReadonlyMap<string, string>> {
  const keys: Keys = new Map();
  const run = (commands: readonly Command[]) => runAll(database, model, commands);
  for (const file of (await readdir(join(folder, 'records')).catch(() => [])).sort()) {
    const { entity, records } = JSON.parse(await readFile(join(folder, 'records', file), 'utf8')) as RecordFile;
    const ids = await run(
      records.map(({ values }) => ({
        action: 'create',
        entity,
        values: resolved(values, keys) as Record<string, unknown>,
      })),
    );
    for (const [index, { key }] of records.entries()) keys.set(`${entity}/${key}`, ids[index] ?? '');
    await run(
      records.flatMap(({ events = [] }, index) =>
        events.map((event) => ({ action: 'transition' as const, entity, id: ids[index] ?? '', event, input: {} })),
      ),
    );
  }
  if (!options.demo) return keys;
  await loadUsers(database, run, keys);
  const steps = generateDemo(join(folder, 'demo'), localDate(new Date()));
  let count = 0;
  for await (const batch of batchesOf(steps)) {
    const commands = batch.map((step) => commandOf(step, keys));
    const ids = await run(commands);
    for (const [index, step] of batch.entries())
      if (step.action === 'create') keys.set(`${step.entity}/${step.key}`, ids[index] ?? '');
    count += batch.length;
    options.onProgress(`${count} demo events`);
  }
  return keys;
}

async function loadUsers(
  database: Database,
  run: (commands: readonly Command[]) => Promise<readonly string[]>,
  keys: Keys,
): Promise<void> {
  const ids = await run(
    DEMO_USERS.map(({ email, name, role, team }) => {
      const teamId = keys.get(`team/${team}`);
      return {
        action: 'create',
        entity: 'user',
        values: { email, name, roles: [role], language: 'de', ...(teamId && { teams: [{ id: teamId }] }) },
      };
    }),
  );
  const hash = await hashPassword(DEMO_PASSWORD);
  for (const [index, { email }] of DEMO_USERS.entries()) {
    keys.set(`user/${email}`, ids[index] ?? '');
    await database.query(
      sql`insert into leitwerk.credential (user_id, password_hash) values (${ids[index]}::uuid, ${hash})`,
    );
  }
}

async function runAll(
  database: Database,
  model: RuntimeModel,
  commands: readonly Command[],
): Promise<readonly string[]> {
  const context = makeContext(model, SYSTEM_ACTOR, null);
  const results = await runCommands(database, commands, context, { atomic: true });
  for (const [index, result] of results.entries()) {
    if ('done' in result || result.refusal.code === 'batch.undone') continue;
    const issues = (result.refusal.issues ?? []).map((issue) => `${issue.path}: ${messageOf(issue, 'en')}`).join('; ');
    throw new StartError(
      `a record of the seed was refused: ${messageOf(result.refusal, 'en')} ${issues} ${JSON.stringify(commands[index])}`,
    );
  }
  return results.map((result) => ('done' in result ? result.done.id : ''));
}

const isRef = (value: object): value is { readonly ref: string } =>
  'ref' in value && typeof value.ref === 'string' && Object.keys(value).length === 1;

/** References by key become ids. */
function resolved(value: unknown, keys: Keys): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, keys));
  if (typeof value !== 'object' || value === null) return value;
  if (isRef(value)) {
    const id = keys.get(value.ref);
    if (id === undefined) throw new StartError(`the seed names ${value.ref}, which does not exist`);
    return id;
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolved(one, keys)]));
}

function commandOf(step: DemoStep, keys: Keys): Command {
  const by = keys.get(`user/${step.by}`);
  if (by === undefined) throw new StartError(`the demo acts as ${step.by}, who does not exist`);
  const stamp: Stamp = { at: step.at, by };
  const { entity } = step;
  if (step.action === 'create')
    return { action: 'create', entity, values: resolved(step.values ?? {}, keys) as Record<string, unknown>, stamp };
  const id = keys.get(`${entity}/${step.key}`) ?? '';
  if (step.action === 'update')
    return {
      action: 'update',
      entity,
      id,
      values: resolved(step.values ?? {}, keys) as Record<string, unknown>,
      stamp,
    };
  return {
    action: 'transition',
    entity,
    id,
    event: step.event ?? '',
    input: resolved(step.input ?? {}, keys) as Record<string, unknown>,
    stamp,
  };
}

const WINDOW = 5000;

/**
 * Steps in large batches of one entity. Within a window they are sorted by how often their record has come before: the steps of
 * one record stay in order, and no batch has a record twice.
 */
async function* batchesOf(steps: AsyncIterable<DemoStep>): AsyncGenerator<readonly DemoStep[]> {
  let window: DemoStep[] = [];
  for await (const step of steps) {
    window.push(step);
    if (window.length < WINDOW) continue;
    yield* inBatches(window);
    window = [];
  }
  yield* inBatches(window);
}

function* inBatches(window: readonly DemoStep[]): Generator<readonly DemoStep[]> {
  const seen = new Map<string, number>();
  const groups = Map.groupBy(window, (step) => {
    const record = `${step.entity}/${step.key}`;
    const nth = seen.get(record) ?? 0;
    seen.set(record, nth + 1);
    return `${step.entity} ${step.action === 'create'} ${nth}`;
  });
  for (const group of groups.values()) {
    for (let at = 0; at < group.length; at += BATCH) yield group.slice(at, at + BATCH);
  }
}
