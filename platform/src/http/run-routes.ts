import type { Values } from '../command/command.ts';
import { checkCommand } from '../command/run-commands.ts';
import { decodeSort } from '../query/sort-to-sql.ts';
import { refuse } from '../refusal.ts';
import type { BulkChange, BulkInput } from '../run/bulk-run.ts';
import { commandOf } from '../run/bulk-run.ts';
import type { ExportInput } from '../run/export-run.ts';
import { MOST_SHEET_ROWS } from '../run/export-run.ts';
import { problemWords } from '../run/problem-words.ts';
import { readOutcomes } from '../run/read-outcomes.ts';
import type { RunState } from '../run/run.ts';
import { ENDED } from '../run/run.ts';
import { countSelected, decodeSelection } from '../run/selection.ts';
import { listProblems, listRuns, markUndone, moveRun, ownRun, resumeRun } from '../run/store-runs.ts';
import { countChanges } from '../run/undo-run.ts';
import { beginRun, runInWords } from './begin-run.ts';
import { entityOf, idOf } from './record-routes.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'runs';
const RUN = schemaRef('Run');
const text = { type: 'string' } as const;
const SELECTION = {
  type: 'object',
  description: 'Either `ids`, or all that `filter` and `search` find; `bin` for those in the bin',
  additionalProperties: false,
  properties: {
    ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
    filter: { type: 'object' },
    search: text,
    bin: { type: 'boolean' },
  },
} as const;

/** Work that takes longer than a request, and what became of it. Everybody sees his own runs only. */
export const RUN_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/records/{entity}/bulk',
    summary: 'Change many records; each is done or refused by itself',
    tag: TAG,
    access: 'user',
    bodyLimit: 2_000_000,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['selection', 'change'],
        properties: {
          selection: SELECTION,
          change: {
            type: 'object',
            required: ['action'],
            properties: {
              action: { enum: ['update', 'transition', 'delete', 'restore'] },
              values: { type: 'object' },
              event: text,
              input: { type: 'object' },
            },
          },
        },
      },
    },
    responses: [{ status: 202, description: 'The run that does it', schema: RUN }],
    handle: startBulk,
  },
  {
    method: 'POST',
    path: '/api/records/{entity}/export',
    summary: 'Make a CSV or XLSX file of a list',
    tag: TAG,
    access: 'user',
    bodyLimit: 2_000_000,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['selection', 'format', 'fields'],
        properties: {
          selection: SELECTION,
          format: { enum: ['csv', 'xlsx'] },
          fields: { type: 'array', items: text, minItems: 1, description: 'Columns, in order' },
          sort: { type: 'array', items: text },
        },
      },
    },
    responses: [{ status: 202, description: 'The run that makes it', schema: RUN }],
    handle: startExport,
  },
  {
    method: 'GET',
    path: '/api/runs',
    summary: 'Own runs, newest first',
    tag: TAG,
    access: 'user',
    responses: [
      {
        status: 200,
        description: 'Runs',
        schema: { type: 'object', properties: { items: { type: 'array', items: RUN } } },
      },
    ],
    handle: async (call) =>
      json({ items: (await listRuns(call.runtime.database, call.context())).map((run) => runInWords(run, call)) }),
  },
  {
    method: 'GET',
    path: '/api/runs/{id}',
    summary: 'One run',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The run', schema: RUN }],
    handle: async (call) => json(runInWords(await ownRun(call.runtime.database, call.context(), idOf(call)), call)),
  },
  {
    method: 'GET',
    path: '/api/runs/{id}/problems',
    summary: 'What a run could not do',
    tag: TAG,
    access: 'user',
    query: {
      after: { type: 'integer', description: 'The `position` of the last one before' },
      limit: { type: 'integer', minimum: 1, maximum: 500, description: '100 when absent' },
    },
    responses: [{ status: 200, description: 'Problems in the order of the work' }],
    handle: readProblems,
  },
  {
    method: 'GET',
    path: '/api/runs/{id}/outcomes',
    summary: 'What a run has done with records of one sort, the first 1,000; of a preview, what it would do',
    tag: TAG,
    access: 'user',
    query: {
      word: { type: 'text', description: 'The sort, one of the words in `counts`' },
      after: { type: 'integer', description: 'The `position` of the last one before' },
      limit: { type: 'integer', minimum: 1, maximum: 500, description: '100 when absent' },
    },
    responses: [{ status: 200, description: 'Outcomes in the order of the work' }],
    handle: answerOutcomes,
  },
  { ...control('pause', 'Stop a run for now'), handle: (call) => move(call, ['waiting', 'running'], 'paused') },
  {
    ...control('cancel', 'Stop a run for good; what it has done stays'),
    handle: (call) => move(call, ['waiting', 'running', 'paused'], 'cancelled'),
  },
  {
    ...control('resume', 'Go on with a run'),
    handle: async (call) => {
      const { id } = await ownRun(call.runtime.database, call.context(), idOf(call));
      if (!(await resumeRun(call.runtime.database, id))) refuse(409, 'run.state');
      call.runtime.nudge();
      return json(runInWords(await ownRun(call.runtime.database, call.context(), id), call));
    },
  },
  {
    ...control('undo', 'Take back what a run has changed'),
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: { overwrite: { type: 'boolean', description: 'Also where somebody has changed the value since' } },
      },
    },
    responses: [{ status: 202, description: 'The run that does it', schema: RUN }],
    handle: startUndo,
  },
];

function control(word: string, summary: string): Omit<Route, 'handle'> {
  return {
    method: 'POST',
    path: `/api/runs/{id}/${word}`,
    summary,
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The run', schema: RUN }],
  };
}

async function startBulk(call: Call): Promise<Answer> {
  const { entity, context } = entityOf(call);
  const { name } = entity.entity;
  const body = decodeObject(call.body, ['selection', 'change']);
  const selection = decodeSelection(body['selection']);
  const change = decodeChange(body['change']);
  // What is wrong for every record is told at once.
  checkCommand(commandOf(change, name, call.request.id), context);
  const total = await countSelected(call.runtime.database, name, selection, context);
  const input: BulkInput = { selection, change };
  return beginRun(call, { kind: 'bulk', entity: name, input, total }, context);
}

function decodeChange(given: unknown): BulkChange {
  const change = decodeObject(given, ['action', 'values', 'event', 'input']);
  const { action, values, event, input } = change;
  const wrong = (path: string): never =>
    refuse(400, 'run.change', { issues: [{ path: `change.${path}`, code: 'run.change' }] });
  const isObject = (value: unknown): value is Values =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (action === 'update')
    return isObject(values) && Object.keys(values).length > 0 ? { action, values } : wrong('values');
  if (action === 'transition') {
    if (typeof event !== 'string') return wrong('event');
    return isObject(input ?? {}) ? { action, event, input: (input ?? {}) as Values } : wrong('input');
  }
  return action === 'delete' || action === 'restore' ? { action } : wrong('action');
}

async function startExport(call: Call): Promise<Answer> {
  const { entity, context } = entityOf(call);
  const { name } = entity.entity;
  const { format, fields, sort, ...body } = decodeObject(call.body, ['selection', 'format', 'fields', 'sort']);
  const selection = decodeSelection(body['selection']);
  const wrong = (path: string): never => refuse(400, 'run.export', { issues: [{ path, code: 'run.export' }] });
  if (format !== 'csv' && format !== 'xlsx') return wrong('format');
  if (!isNames(fields) || fields.length === 0) return wrong('fields');
  if (sort !== undefined && !isNames(sort)) return wrong('sort');
  const { readable } = context.access.entity(name);
  const unknown = fields.find((field) => !readable.has(field));
  if (unknown !== undefined)
    return refuse(400, 'query.fields', {
      issues: [{ path: 'fields', code: 'query.unknown-field', params: { field: unknown, entity: name } }],
    });
  decodeSort(sort, entity, context);
  const total = await countSelected(call.runtime.database, name, selection, context);
  if (format === 'xlsx' && total > MOST_SHEET_ROWS)
    return refuse(422, 'run.sheet-too-long', { params: { most: MOST_SHEET_ROWS } });
  const input: ExportInput = { selection, format, fields, ...(sort && { sort }), language: languageOf(call.request) };
  return beginRun(call, { kind: 'export', entity: name, input, total }, context);
}

const isNames = (given: unknown): given is readonly string[] =>
  Array.isArray(given) && given.every((one) => typeof one === 'string');

async function startUndo(call: Call): Promise<Answer> {
  const context = call.context();
  const { database } = call.runtime;
  const { overwrite = false } = decodeObject(call.body ?? {}, ['overwrite']);
  if (typeof overwrite !== 'boolean')
    return refuse(400, 'query.parameter', { params: { name: 'overwrite', expected: 'true | false' } });
  const run = await ownRun(database, context, idOf(call));
  const undoing = run.undoneBy === null ? null : await ownRun(database, context, run.undoneBy);
  if (!ENDED.has(run.state) || (undoing && !ENDED.has(undoing.state))) return refuse(409, 'run.state');
  const total = await countChanges(database, run.id);
  if (total === 0) return refuse(409, 'run.nothing-to-undo');
  const answer = await beginRun(
    call,
    { kind: 'undo', entity: run.entity, input: { run: run.id, overwrite }, total },
    context,
  );
  await markUndone(database, run.id, (answer.json as { readonly id: string }).id);
  return answer;
}

async function move(call: Call, from: readonly RunState[], to: RunState): Promise<Answer> {
  const { database } = call.runtime;
  const { id } = await ownRun(database, call.context(), idOf(call));
  if (!(await moveRun(database, id, from, to))) return refuse(409, 'run.state');
  return json(runInWords(await ownRun(database, call.context(), id), call));
}

async function answerOutcomes(call: Call): Promise<Answer> {
  const { database } = call.runtime;
  const run = await ownRun(database, call.context(), idOf(call));
  const {
    word = '',
    after = 0,
    limit = 100,
  } = call.query as {
    readonly word?: string;
    readonly after?: number;
    readonly limit?: number;
  };
  return json({ items: await readOutcomes(database, run, { word, after, limit }, call.context()) });
}

async function readProblems(call: Call): Promise<Answer> {
  const { database } = call.runtime;
  const context = call.context();
  const { id, entity } = await ownRun(database, context, idOf(call));
  const { after = 0, limit = 100 } = call.query as { readonly after?: number; readonly limit?: number };
  const language = languageOf(call.request);
  const problems = await listProblems(database, id, after, limit);
  return json({
    items: problems.map((problem) => ({
      ...problem,
      messages: problemWords(problem.issues, context.model.entities.get(entity ?? ''), language),
    })),
  });
}
