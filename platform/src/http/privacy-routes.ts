import { ERASE_RUN } from '../privacy/erase-run.ts';
import type { Person } from '../privacy/find-subject.ts';
import { liftHold, openHolds, setHold } from '../privacy/legal-holds.ts';
import { findPersons, mustBePerson, readAccess, readPerson } from '../privacy/read-person.ts';
import type { ReportInput } from '../privacy/report-run.ts';
import { REPORT_RUN } from '../privacy/report-run.ts';
import { liftRestriction, restrictOnRequest } from '../privacy/restrictions.ts';
import { refuse } from '../refusal.ts';
import type { Permission } from '../rights/access.ts';
import type { Context } from '../rights/context.ts';
import { beginRun } from './begin-run.ts';
import { refuseReadOnly } from './identify.ts';
import { idOf } from './record-routes.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'privacy';
const PATH = '/api/privacy/persons/{kind}/{id}';
const MOST_REASON = 500;
const REASON = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['reason'],
    properties: { reason: { type: 'string', minLength: 1, maxLength: MOST_REASON } },
  },
} as const;
const OVERVIEW = { status: 200, description: 'The person', schema: schemaRef('PersonOverview') } as const;
const RUN = { status: 202, description: 'The run that does it', schema: schemaRef('Run') } as const;

/** Data of a person: what there is, what is given out, what goes. Each for those with the permission that it names. */
export const PRIVACY_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/privacy/persons',
    summary: 'Persons whose data can be reported and erased; needs privacy.report',
    tag: TAG,
    access: 'user',
    query: { q: { type: 'text', description: 'Words that must all occur' } },
    responses: [
      {
        status: 200,
        description: 'At most 20 of each entity',
        schema: { type: 'object', properties: { items: { type: 'array', items: schemaRef('Person') } } },
      },
    ],
    handle: async (call) => {
      const context = permitted(call, 'privacy.report');
      return json({ items: await findPersons(call.runtime.database, String(call.query['q'] ?? '').trim(), context) });
    },
  },
  {
    method: 'GET',
    path: PATH,
    summary: 'What is kept about a person, why and until when, and what an erasure would do now; needs privacy.report',
    tag: TAG,
    access: 'user',
    responses: [OVERVIEW],
    handle: (call) => overview(call, permitted(call, 'privacy.report')),
  },
  {
    method: 'GET',
    path: `${PATH}/access`,
    summary: 'Who has seen sensitive fields of a person, and which exports the person was in; needs privacy.log',
    tag: TAG,
    access: 'user',
    query: { before: { type: 'integer', description: 'The `next` of the page before' } },
    responses: [{ status: 200, description: 'Newest first', schema: schemaRef('AccessPage') }],
    handle: async (call) => {
      const context = permitted(call, 'privacy.log');
      const before = call.query['before'] as number | undefined;
      const { database } = call.runtime;
      return json(await readAccess(database, personOf(call), before, languageOf(call.request), context));
    },
  },
  {
    method: 'POST',
    path: `${PATH}/report`,
    summary:
      'Make a report of everything about a person, as JSON, as PDF and with the files (Art. 15, 20 GDPR); needs privacy.report',
    tag: TAG,
    access: 'user',
    responses: [RUN],
    handle: async (call) => {
      const { context, person } = await mayChange(call, 'privacy.report');
      const input: ReportInput = { ...person, language: languageOf(call.request) };
      return beginRun(call, { kind: REPORT_RUN, entity: person.entity, input, once: true }, context);
    },
  },
  {
    method: 'POST',
    path: `${PATH}/erase`,
    summary: 'Erase what need not be kept and restrict the rest until it may go (Art. 17 GDPR); needs privacy.erase',
    tag: TAG,
    access: 'user',
    responses: [RUN],
    handle: async (call) => {
      const { context, person } = await mayChange(call, 'privacy.erase');
      if ((await openHolds(call.runtime.database, [person.id])).length > 0) refuse(409, 'privacy.held');
      return beginRun(call, { kind: ERASE_RUN, entity: person.entity, input: person, once: true }, context);
    },
  },
  change(
    'restrict',
    'Restrict all that is kept about a person until that is lifted (Art. 18 GDPR)',
    (call, person, context) => restrictOnRequest(call.runtime.database, person, context),
  ),
  change('lift', 'Lift a restriction that was made on request', (call, person, context) =>
    liftRestriction(call.runtime.database, person, context),
  ),
  {
    ...change('hold', 'Stop every erasure of a person’s data, e.g. for a lawsuit', (call, person, context) =>
      setHold(call.runtime.database, person, reasonOf(call), context),
    ),
    body: REASON,
  },
  {
    ...change('release', 'Lift a legal hold', (call, person, context) =>
      liftHold(call.runtime.database, person, reasonOf(call), context),
    ),
    body: REASON,
  },
];

type Change = (call: Call, person: Person, context: Context) => Promise<unknown>;

/** What takes effect at once. */
function change(word: string, summary: string, work: Change): Route {
  return {
    method: 'POST',
    path: `${PATH}/${word}`,
    summary: `${summary}; needs privacy.erase`,
    tag: TAG,
    access: 'user',
    responses: [OVERVIEW],
    handle: async (call) => {
      const { context, person } = await mayChange(call, 'privacy.erase');
      await work(call, person, context);
      return overview(call, context);
    },
  };
}

function reasonOf(call: Call): string {
  const { reason } = decodeObject(call.body, ['reason']);
  const text = typeof reason === 'string' ? reason.trim() : '';
  return text !== '' && text.length <= MOST_REASON
    ? text
    : refuse(422, 'privacy.reason', {
        params: { most: MOST_REASON },
        issues: [{ path: 'reason', code: 'privacy.reason', params: { most: MOST_REASON } }],
      });
}

const personOf = (call: Call): Person => ({ entity: call.params['kind'] ?? '', id: idOf(call) });

async function mayChange(
  call: Call,
  permission: Permission,
): Promise<{ readonly context: Context; readonly person: Person }> {
  const context = permitted(call, permission);
  refuseReadOnly(context);
  const person = personOf(call);
  await mustBePerson(call.runtime.database, person, context);
  return { context, person };
}

const overview = async (call: Call, context: Context): Promise<Answer> =>
  json(await readPerson(call.runtime.database, personOf(call), languageOf(call.request), context));
