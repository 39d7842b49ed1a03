import { changeDraft } from '../definition-draft/change-draft.ts';
import type { Draft } from '../definition-draft/draft-store.ts';
import {
  createDraft,
  listDrafts,
  readDraft,
  readDraftItem,
  readSteps,
  removeDraft,
  removePublished,
  visitDraft,
} from '../definition-draft/draft-store.ts';
import { decideConflict, rebaseDraft } from '../definition-draft/merge-draft.ts';
import { messageOf } from '../messages.ts';
import { checkBeside } from '../model/check-beside.ts';
import { readNewestVersion } from '../model/model-store.ts';
import { rehearseModel } from '../model/rehearse-model.ts';
import { refuse } from '../refusal.ts';
import { explainAccess } from '../rights/explain-access.ts';
import { makeGate } from '../sandbox/gate.ts';
import { isOperations, isPath, MOST_OPERATIONS, OPERATION } from './decode-operations.ts';
import { checkedDocuments, DOCUMENT_BYTES } from './metadata-documents.ts';
import { planned, publish, readsAll, versionOf, worded } from './metadata-routes.ts';
import { idOf, mayEdit, nameOf, noteOf, shownDraft } from './named-draft.ts';
import { languageOf } from './respond-error.ts';
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
    path: `${PATH}/check`,
    summary: 'Find what is wrong with a draft',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{revision, issues}' }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const { documents, revision } = await readDraft(call.runtime.database, idOf(call));
      return json({ revision, issues: worded(await checkBeside(documents), call) });
    },
  },
  {
    method: 'GET',
    path: `${PATH}/rights`,
    summary: 'What the holders of roles may do together under a draft, and which of the roles it comes from',
    tag: TAG,
    access: 'user',
    query: { roles: { type: 'list', description: 'Ids of roles' } },
    responses: [
      { status: 200, description: '{revision, entities, permissions, actions}' },
      { status: 422, description: 'The draft has errors' },
    ],
    handle: async (call) => {
      const { model } = permitted(call, 'metadata.read');
      const { documents, revision } = await readDraft(call.runtime.database, idOf(call));
      const version = { version: model.version + 1, documents: await checkedDocuments(documents) };
      const next = await call.runtime.models.compile(version);
      return json({
        revision,
        ...explainAccess(next.model, (call.query['roles'] as readonly string[] | undefined) ?? []),
      });
    },
  },
  {
    method: 'POST',
    path: `${PATH}/plan`,
    summary: 'What publishing a draft would change, which records stand against it and which scenarios would fail',
    tag: TAG,
    access: 'user',
    responses: [
      { status: 200, description: 'The plan; its checksum confirms it' },
      { status: 422, description: 'The draft has errors' },
    ],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const draft = await readDraft(call.runtime.database, idOf(call));
      refuseUnready(call, draft);
      return json({ revision: draft.revision, ...(await planned(call, await checkedDocuments(draft.documents))) });
    },
  },
  {
    method: 'POST',
    path: `${PATH}/rehearse`,
    summary:
      'Look at the records as they are under the rules of a draft: which break them, what is calculated anew, what nobody sees any more',
    tag: TAG,
    access: 'user',
    responses: [
      {
        status: 200,
        description: '{revision, entities}; an entity whose `looked` is less than `of` was not looked at to the end',
      },
    ],
    handle: rehearse,
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
  {
    method: 'POST',
    path: `${PATH}/publish`,
    summary: 'Make a draft live; it is gone afterwards',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['revision'],
        properties: {
          revision: { type: 'integer', description: 'The revision that you have seen' },
          note: TEXT,
          confirm: { type: 'string', description: 'Checksum of the plan whose risks are accepted' },
          allowFailingScenarios: { type: 'boolean', description: 'Publish although scenarios fail' },
        },
      },
    },
    responses: [
      { status: 200, description: '{version, changes, scenarios}' },
      {
        status: 409,
        description:
          'It has changed, is behind the live version, has open decisions, or records or scenarios stand against it',
      },
    ],
    handle: publishDraft,
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

/** Reading all records takes a while: one at a time, and not longer than people wait. */
const LONGEST_REHEARSAL_MS = 20_000;
const oneRehearsal = makeGate(1, 'definition-draft.busy');

async function rehearse(call: Call): Promise<Answer> {
  const context = mayEdit(call);
  const { runtime } = call;
  const draft = await readDraft(runtime.database, idOf(call));
  const documents = await checkedDocuments(draft.documents);
  const next = await runtime.models.compile({ version: context.model.version + 1, documents });
  const mayLook = (entity: string) => readsAll(context, entity);
  const found = await oneRehearsal(() =>
    rehearseModel(runtime.database, context.model, next, mayLook, LONGEST_REHEARSAL_MS),
  );
  const language = languageOf(call.request);
  const entities = found.map((one) => ({
    ...one,
    findings: one.findings.map((finding) => ({
      ...finding,
      ...(finding.issue && { message: messageOf(finding.issue, language) }),
    })),
  }));
  return json({ revision: draft.revision, entities });
}

async function publishDraft(call: Call): Promise<Answer> {
  const context = permitted(call, 'metadata.publish');
  const body = decodeObject(call.body, ['revision', 'note', 'confirm', 'allowFailingScenarios']);
  const { database } = call.runtime;
  const draft = await readDraft(database, idOf(call));
  if (body['revision'] !== draft.revision)
    return refuse(409, 'definition-draft.changed', { extra: { revision: draft.revision } });
  refuseUnready(call, draft);
  const documents = await checkedDocuments(draft.documents);
  const note = body['note'] ?? draft.name;
  const over = { baseVersion: draft.baseVersion, ...(draft.package && { package: draft.package }) };
  const answer = await publish(call, context, documents, { ...body, note }, over);
  await removePublished(database, draft);
  return answer;
}

/** A draft over an old version would undo what has been published since. */
function refuseUnready(call: Call, draft: Draft): void {
  const live = call.runtime.models.current().version;
  if (draft.baseVersion !== live) refuse(409, 'definition-draft.behind', { params: { base: draft.baseVersion, live } });
  if (draft.openConflicts > 0) refuse(409, 'definition-draft.undecided', { params: { count: draft.openConflicts } });
}

const isRevision = (given: unknown): given is number => Number.isInteger(given) && Number(given) >= 0;
