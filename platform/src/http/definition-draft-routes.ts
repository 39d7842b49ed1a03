import { changeDraft } from '../definition-draft/change-draft.ts';
import {
  createDraft,
  listDrafts,
  readDraftItem,
  readSteps,
  removeDraft,
  visitDraft,
} from '../definition-draft/draft-store.ts';
import { decideConflict, rebaseDraft } from '../definition-draft/merge-draft.ts';
import { readNewestVersion } from '../model/model-store.ts';
import { refuse } from '../refusal.ts';
import { isOperations, isPath, MOST_OPERATIONS, OPERATION } from './decode-operations.ts';
import { DOCUMENT_BYTES } from './metadata-documents.ts';
import { versionOf } from './metadata-routes.ts';
import { idOf, mayEdit, nameOf, noteOf, shownDraft } from './named-draft.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';

const TAG = 'metadata';
const PATH = '/api/metadata/drafts/{id}';

const TEXT = { type: 'string' } as const;

/** Drafts of definitions: what people work on before it is live. */
export const DEFINITION_DRAFT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/metadata/drafts',
    summary: 'All drafts of definitions, the one that was changed last first',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items, liveVersion}' }],
    handle: async (call) => {
      const { model } = permitted(call, 'metadata.read');
      return json({ items: await listDrafts(call.runtime.database), liveVersion: model.version });
    },
  },
  {
    method: 'POST',
    path: '/api/metadata/drafts',
    summary: 'Begin a draft over the definitions that are live, or over those of an earlier version',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: TEXT,
          note: TEXT,
          version: { type: 'integer', description: 'Begin with what this version had' },
        },
      },
    },
    responses: [{ status: 201, description: 'The draft' }],
    handle: beginDraft,
  },
  {
    method: 'GET',
    path: PATH,
    summary: 'A draft with its definitions, those it lies over, and what has to be decided',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The draft' }],
    handle: async (call) => {
      const context = permitted(call, 'metadata.read');
      await visitDraft(call.runtime.database, idOf(call), context.actor.id);
      return json(await shownDraft(call));
    },
  },
  {
    method: 'GET',
    path: `${PATH}/changes`,
    summary: 'What others have changed in a draft since a revision, and who has it open',
    tag: TAG,
    access: 'user',
    query: { since: { type: 'integer', description: 'The revision that is known' } },
    responses: [{ status: 200, description: '{revision, baseVersion, liveVersion, steps, editors}' }],
    handle: async (call) => {
      const context = permitted(call, 'metadata.read');
      await visitDraft(call.runtime.database, idOf(call), context.actor.id);
      const draft = await readDraftItem(call.runtime.database, idOf(call));
      const steps = await readSteps(call.runtime.database, draft.id, Number(call.query['since'] ?? draft.revision));
      const { revision, baseVersion, openConflicts, editors } = draft;
      return json({ revision, baseVersion, liveVersion: context.model.version, openConflicts, editors, steps });
    },
  },
  {
    method: 'PATCH',
    path: PATH,
    summary: 'Change a draft by operations',
    tag: TAG,
    access: 'user',
    bodyLimit: DOCUMENT_BYTES,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['revision'],
        properties: {
          revision: { type: 'integer', description: 'The revision that you have seen' },
          operations: { type: 'array', maxItems: MOST_OPERATIONS, items: OPERATION },
          name: TEXT,
          note: TEXT,
          force: { type: 'boolean', description: 'Write over what others have changed meanwhile' },
        },
      },
    },
    responses: [
      { status: 200, description: '{revision, operations}: the new revision, and what others had changed before it' },
      { status: 409, description: 'Somebody else has changed the same, or it does not fit; nothing is written' },
    ],
    handle: patchDraft,
  },
  {
    method: 'DELETE',
    path: PATH,
    summary: 'Throw a draft away',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Gone' }],
    handle: async (call) => {
      mayEdit(call);
      await removeDraft(call.runtime.database, idOf(call));
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: `${PATH}/rebase`,
    summary: 'Bring a draft up to the version that is live now',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The draft, with what has to be decided in `conflicts`' }],
    handle: async (call) => {
      const context = mayEdit(call);
      await rebaseDraft(call.runtime.database, idOf(call), context.actor.id);
      return json(await shownDraft(call));
    },
  },
  {
    method: 'POST',
    path: `${PATH}/conflicts`,
    summary: 'Decide where a merge has found both sides changed',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['at', 'take'],
        properties: { at: OPERATION.properties.at, take: { enum: ['ours', 'theirs'] } },
      },
    },
    responses: [{ status: 200, description: 'The draft, with what is left to decide' }],
    handle: async (call) => {
      const context = mayEdit(call);
      const { at, take } = decodeObject(call.body, ['at', 'take']);
      if (!isPath(at) || (take !== 'ours' && take !== 'theirs')) return refuse(400, 'definition-draft.shape');
      await decideConflict(call.runtime.database, idOf(call), { at, take }, context.actor.id);
      return json(await shownDraft(call));
    },
  },
];

async function beginDraft(call: Call): Promise<Answer> {
  const context = mayEdit(call);
  const { database } = call.runtime;
  const body = decodeObject(call.body, ['name', 'note', 'version']);
  const base = await readNewestVersion(database);
  const from = body['version'] === undefined ? base : await versionOf(call, body['version']);
  const id = await createDraft(
    database,
    {
      name: nameOf(body['name']),
      note: noteOf(body['note']),
      base,
      documents: from.documents,
      package: from.package ?? null,
      conflicts: [],
    },
    context.actor.id,
  );
  const created: Call = { ...call, params: { id } };
  return { ...json(await shownDraft(created), 201), headers: { location: `/api/metadata/drafts/${id}` } };
}

async function patchDraft(call: Call): Promise<Answer> {
  const context = mayEdit(call);
  const body = decodeObject(call.body, ['revision', 'operations', 'name', 'note', 'force']);
  const { revision, operations = [], name, note, force = false } = body;
  if (!isRevision(revision) || !isOperations(operations) || typeof force !== 'boolean')
    return refuse(400, 'definition-draft.shape');
  const edit = {
    revision,
    operations,
    force,
    ...(name !== undefined && { name: nameOf(name) }),
    ...(note !== undefined && { note: noteOf(note) }),
  };
  return json(await changeDraft(call.runtime.database, idOf(call), edit, context.actor.id));
}

const isRevision = (given: unknown): given is number => Number.isInteger(given) && Number(given) >= 0;
