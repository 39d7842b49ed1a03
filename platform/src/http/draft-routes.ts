import type { DraftOf } from '../draft/drafts.ts';
import { readDraft, removeDraft, storeDraft } from '../draft/drafts.ts';
import { refuse } from '../refusal.ts';
import { entityOf } from './record-routes.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'drafts';
const PATH = '/api/drafts/{entity}/{record}';
const DRAFT_BYTES = 200_000;
const VALUES = { type: 'object', description: 'Values by field name, as far as they have been typed' } as const;
const BASE = { type: ['integer', 'null'], description: 'Version of the record over which they were typed' } as const;

/** What people have typed into forms and not saved: everyone's own, kept for 30 days. */
export const DRAFT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    summary: 'What I have typed into this form and not saved; the record is an id or `new`',
    tag: TAG,
    access: 'user',
    responses: [
      {
        status: 200,
        description: 'The draft',
        schema: schemaRef('Draft'),
      },
      { status: 204, description: 'There is none' },
    ],
    handle: async (call) => {
      const draft = await readDraft(call.runtime.database, draftOf(call), call.context());
      return draft ? json(draft) : { status: 204 };
    },
  },
  {
    method: 'PUT',
    path: PATH,
    summary: 'Keep what I have typed into this form; fields that I may not write are left out',
    tag: TAG,
    access: 'user',
    bodyLimit: DRAFT_BYTES,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['values'],
        properties: { values: VALUES, baseVersion: BASE },
      },
    },
    responses: [{ status: 204, description: 'Kept' }],
    handle: keepDraft,
  },
  {
    method: 'DELETE',
    path: PATH,
    summary: 'Forget what I have typed into this form',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Forgotten' }],
    handle: async (call) => {
      const context = call.context();
      if (context.actor.scopes && !context.actor.scopes.includes('write')) return refuse(403, 'record.forbidden');
      await removeDraft(call.runtime.database, draftOf(call), context);
      return { status: 204 };
    },
  },
];

const draftOf = (call: Call): DraftOf => ({
  entity: entityOf(call).entity,
  record: (call.params['record'] ?? '').toLowerCase(),
});

async function keepDraft(call: Call): Promise<Answer> {
  const context = call.context();
  const { values, baseVersion = null } = decodeObject(call.body, ['values', 'baseVersion']);
  if (typeof values !== 'object' || values === null || Array.isArray(values) || !isVersion(baseVersion))
    return refuse(400, 'draft.shape');
  const given = { values: values as Readonly<Record<string, unknown>>, baseVersion };
  await storeDraft(call.runtime.database, draftOf(call), given, context);
  return { status: 204 };
}

const MOST_VERSIONS = 2_147_483_647;

const isVersion = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_VERSIONS);
