import type { Draft } from '../definition-draft/draft-store.ts';
import { readBase, readDraft, removePublished } from '../definition-draft/draft-store.ts';
import { messageOf } from '../messages.ts';
import { checkBeside } from '../model/check-beside.ts';
import { lostAdaptations } from '../model/publish-model.ts';
import { rehearseModel } from '../model/rehearse-model.ts';
import { refuse } from '../refusal.ts';
import { explainAccess } from '../rights/explain-access.ts';
import { makeGate } from '../sandbox/gate.ts';
import { compiledDraft } from './compiled-draft.ts';
import { checkedDocuments } from './metadata-documents.ts';
import { planned, publish, readsAll, worded } from './metadata-routes.ts';
import { idOf, mayEdit } from './named-draft.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';

const TAG = 'metadata';
const PATH = '/api/metadata/drafts/{id}';

const TEXT = { type: 'string' } as const;

/** From a draft to what is live: what is wrong with it, what it would change, and the step itself. */
export const DRAFT_PUBLISH_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: `${PATH}/check`,
    summary: 'Find what is wrong with a draft',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{revision, issues}' }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const draft = await readDraft(call.runtime.database, idOf(call));
      const base = await readBase(call.runtime.database, draft);
      const issues = [...(await checkBeside(draft.documents)), ...lostAdaptations(base.documents)];
      return json({ revision: draft.revision, issues: worded(issues, call) });
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
      permitted(call, 'metadata.read');
      const draft = await readDraft(call.runtime.database, idOf(call));
      const next = await compiledDraft(call.runtime, draft);
      return json({
        revision: draft.revision,
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

/** Reading all records takes a while: one at a time, and not longer than people wait. */
const LONGEST_REHEARSAL_MS = 20_000;
const oneRehearsal = makeGate(1, 'definition-draft.busy');

async function rehearse(call: Call): Promise<Answer> {
  const context = mayEdit(call);
  const { runtime } = call;
  const draft = await readDraft(runtime.database, idOf(call));
  const next = await compiledDraft(runtime, draft);
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
