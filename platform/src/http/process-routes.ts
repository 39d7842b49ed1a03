import type { Issue } from '@leitwerk/metadata/issue';
import { refuse } from '../refusal.ts';
import { explainRecord } from '../workflow/explain-record.ts';
import type { ProcessFilter, ProcessQuery } from '../workflow/list-processes.ts';
import { countProcesses, listProcesses, listWorkflows, RUN_STATES } from '../workflow/list-processes.ts';
import { readProcess } from '../workflow/read-process.ts';
import { MOST_AT_ONCE, repairMany } from '../workflow/repair-many.ts';
import { cancelProcess, compensateProcess, putBack, retryProcess, skipAction } from '../workflow/repair-process.ts';
import { entityOf, idOf, isId } from './record-routes.ts';
import type { Call, Parameter, Route } from './route.ts';
import { decodeObject, decodeQuery, json, permitted } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'workflows';
const PAGE = 50;
const MOST = 200;
const LONGEST_REASON = 1000;

const FILTER: Readonly<Record<string, Parameter>> = {
  workflow: { type: 'text', description: 'Id of a workflow' },
  entity: { type: 'text', description: 'Name of the entity whose records they are about' },
  state: { type: 'list', description: `${RUN_STATES.join(', ')}; running and stopped when absent` },
  overdue: { type: 'boolean', description: 'Whether something is past its time' },
  of: { type: { oneOf: ['me', 'team'] }, description: 'About own records, or those of the own teams' },
  place: { type: 'text', description: 'Path of a state of the workflow: those that stand there or below' },
};

const reason = { type: 'string', maxLength: LONGEST_REASON, description: 'Why; kept with the step' } as const;
const bodyOf = (properties: object, required: readonly string[] = []) => ({
  schema: { type: 'object', additionalProperties: false, required, properties },
});

/** Processes of all records, what led each where it is, and how they are put right. */
export const PROCESS_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/processes',
    summary: 'Processes about records that you may read, page by page',
    tag: TAG,
    access: 'user',
    query: {
      ...FILTER,
      sort: { type: { oneOf: ['since', '-since'] }, description: 'By when they came where they are; newest first' },
      limit: { type: 'integer', minimum: 1, maximum: MOST, description: `${PAGE} when absent` },
      after: { type: 'text', description: '`next` of the page before' },
    },
    responses: [{ status: 200, description: 'One page', schema: schemaRef('ProcessPage') }],
    handle: async (call) => {
      const query = { limit: PAGE, ...call.query } as unknown as ProcessQuery;
      return json(await listProcesses(call.runtime.database, checked(query), call.context()));
    },
  },
  {
    method: 'GET',
    path: '/api/processes/counts',
    summary: 'How many processes there are in each state, and of one workflow where they stand',
    tag: TAG,
    access: 'user',
    query: FILTER,
    responses: [{ status: 200, description: 'Counts', schema: schemaRef('ProcessCounts') }],
    handle: async (call) =>
      json(await countProcesses(call.runtime.database, checked(call.query as ProcessFilter), call.context())),
  },
  {
    method: 'GET',
    path: '/api/workflows',
    summary:
      'Workflows of entities that you may read, with the columns of a board; `former` counts those that can be moved to the live definition',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'Workflows' }],
    handle: async (call) => json({ items: await listWorkflows(call.runtime.database, call.context()) }),
  },
  {
    method: 'GET',
    path: '/api/processes/{id}',
    summary: 'One process with its machine, and for each step what caused it and which conditions were looked at',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The process', schema: schemaRef('Process') }],
    handle: async (call) => json(await readProcess(call.runtime.database, idOf(call), call.context())),
  },
  {
    method: 'GET',
    path: '/api/records/{entity}/{id}/explain',
    summary: 'Why the processes of a record go on or do not, and what would begin others',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'Reasons', schema: schemaRef('Explanation') }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      return json(await explainRecord(call.runtime.database, entity.entity.name, idOf(call), context));
    },
  },
  {
    method: 'POST',
    path: '/api/processes/{id}/retry',
    summary: 'Try again what has stopped a process; for those who may manage jobs',
    tag: TAG,
    access: 'user',
    body: bodyOf({ reason }),
    responses: [{ status: 204, description: 'It goes on' }],
    handle: async (call) => {
      const context = permitted(call, 'jobs.manage');
      await retryProcess(call.runtime.database, idOf(call), reasonOf(decoded(call, ['reason']), false), context);
      return done(call);
    },
  },
  {
    method: 'POST',
    path: '/api/processes/{id}/skip',
    summary: 'Go on as if the action that was refused had been done; for those who may manage jobs',
    tag: TAG,
    access: 'user',
    body: bodyOf({ reason }, ['reason']),
    responses: [{ status: 204, description: 'It goes on' }],
    handle: async (call) => {
      const context = permitted(call, 'jobs.manage');
      await skipAction(call.runtime.database, idOf(call), reasonOf(decoded(call, ['reason']), true) ?? '', context);
      return done(call);
    },
  },
  {
    method: 'POST',
    path: '/api/processes/{id}/back',
    summary: 'Put a process back to a state where it was; for those who may manage jobs',
    tag: TAG,
    access: 'user',
    body: bodyOf({ state: { type: 'string', description: 'Path of the state' }, reason }, ['state', 'reason']),
    responses: [{ status: 204, description: 'It stands there' }],
    handle: async (call) => {
      const context = permitted(call, 'jobs.manage');
      const body = decoded(call, ['state', 'reason']);
      const { state } = body;
      if (typeof state !== 'string' || state === '') return invalid({ path: 'state', code: 'value.required' });
      await putBack(call.runtime.database, idOf(call), state, reasonOf(body, true) ?? '', context);
      return done(call);
    },
  },
  {
    method: 'POST',
    path: '/api/processes/{id}/cancel',
    summary: 'End a process where it stands; what it has done stays. For those who may manage jobs',
    tag: TAG,
    access: 'user',
    body: bodyOf({ reason }),
    responses: [{ status: 204, description: 'Ended' }],
    handle: async (call) => {
      const context = permitted(call, 'jobs.manage');
      await cancelProcess(call.runtime.database, idOf(call), reasonOf(decoded(call, ['reason']), false), context);
      return done(call);
    },
  },
  {
    method: 'POST',
    path: '/api/processes/{id}/compensate',
    summary: 'End a process and undo what its states have done, as they say; for those who may manage jobs',
    tag: TAG,
    access: 'user',
    body: bodyOf({ reason }, ['reason']),
    responses: [{ status: 204, description: 'Ended and undone' }],
    handle: async (call) => {
      const context = permitted(call, 'jobs.manage');
      await compensateProcess(
        call.runtime.database,
        idOf(call),
        reasonOf(decoded(call, ['reason']), true) ?? '',
        context,
      );
      return done(call);
    },
  },
  {
    method: 'POST',
    path: '/api/processes/bulk',
    summary: 'Try again or end many processes, each for itself; for those who may manage jobs',
    tag: TAG,
    access: 'user',
    body: bodyOf(
      {
        action: { enum: ['retry', 'cancel'] },
        ids: { type: 'array', minItems: 1, maxItems: MOST_AT_ONCE, items: { type: 'string', format: 'uuid' } },
        filter: { type: 'object', description: 'Instead of ids: as the parameters of the list, as text' },
        reason,
      },
      ['action'],
    ),
    responses: [{ status: 200, description: 'What came of it', schema: schemaRef('ProcessBulk') }],
    handle: bulk,
  },
];

async function bulk(call: Call) {
  const context = permitted(call, 'jobs.manage');
  const body = decodeObject(call.body, ['action', 'ids', 'filter', 'reason']);
  const { action, ids, filter } = body;
  if (action !== 'retry' && action !== 'cancel') return invalid({ path: 'action', code: 'value.required' });
  if ((ids === undefined) === (filter === undefined)) return invalid({ path: 'ids', code: 'value.required' });
  const isIds = (value: unknown): value is readonly string[] =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST_AT_ONCE &&
    value.every((id) => typeof id === 'string' && isId(id));
  if (ids !== undefined && !isIds(ids)) return invalid({ path: 'ids', code: 'value.id' });
  const given = filter === undefined ? {} : decodeObject(filter, Object.keys(FILTER));
  const which = ids !== undefined ? { ids } : { filter: checked(decodeQuery(given, FILTER) as ProcessFilter) };
  const outcome = await repairMany(call.runtime.database, action, which, reasonOf(body, action === 'cancel'), context);
  call.runtime.nudge();
  return json(outcome);
}

/** What only together makes sense. */
function checked<Filter extends ProcessFilter>(filter: Filter): Filter {
  const unknown = filter.state?.filter((one) => !RUN_STATES.some((known) => known === one)) ?? [];
  const wrong = (name: string, expected: string): never =>
    refuse(400, 'query.parameter', {
      params: { name, expected },
      issues: [{ path: name, code: 'query.parameter', params: { name, expected } }],
    });
  if (unknown.length > 0) return wrong('state', RUN_STATES.join(' | '));
  if (filter.place !== undefined && filter.workflow === undefined) return wrong('place', 'workflow');
  return filter;
}

const invalid = (issue: Issue): never => refuse(422, 'record.invalid', { issues: [issue] });

const decoded = (call: Call, keys: readonly string[]) => decodeObject(call.body ?? {}, keys);

function reasonOf(body: Readonly<Record<string, unknown>>, isRequired: boolean): string | null {
  const { reason: given = null } = body;
  const text = typeof given === 'string' ? given.trim() : given === null ? '' : null;
  if (text === null || (isRequired && text === '')) return invalid({ path: 'reason', code: 'value.required' });
  if (text.length > LONGEST_REASON)
    return invalid({ path: 'reason', code: 'value.too-long', params: { most: LONGEST_REASON } });
  return text === '' ? null : text;
}

function done(call: Call) {
  call.runtime.nudge();
  return { status: 204 };
}
