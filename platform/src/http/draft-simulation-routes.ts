import type { WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { kindNamed } from '@leitwerk/metadata/named-property';
import { readDraft } from '../definition-draft/draft-store.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import { makeContext } from '../rights/context.ts';
import { beginningAt } from '../simulation/begin-at.ts';
import { DRAFT_STEPS_SCHEMA, decodeSteps, SIMULATION_SCHEMA } from '../simulation/decode-simulation.ts';
import { entitiesNamed, withDraftWorkflows } from '../simulation/draft-model.ts';
import { simulate } from '../simulation/simulate.ts';
import { checkedDocuments } from './metadata-documents.ts';
import { readsAll } from './metadata-routes.ts';
import { idOf, mayEdit } from './named-draft.ts';
import { isId } from './record-routes.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const MOST_ROLES = 50;
const LONGEST_PATH = 500;
const { record } = SIMULATION_SCHEMA.properties;

/** Workflows of drafts tried out on real records: nothing of it stays. */
export const DRAFT_SIMULATION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/metadata/drafts/{id}/simulate',
    summary:
      'What a workflow of a draft would do with a record, over the other definitions as they are live. Nothing of it stays; for those who may read all of what it looks at',
    tag: 'metadata',
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['workflow', 'record', 'steps'],
        properties: {
          workflow: {
            type: 'string',
            description: 'Id of a workflow of the draft; begun whatever begins it otherwise',
          },
          record,
          at: {
            type: 'string',
            maxLength: LONGEST_PATH,
            description: 'Path of the state in which it begins, with dots; where the workflow begins when absent',
          },
          steps: DRAFT_STEPS_SCHEMA,
          roles: {
            type: 'array',
            maxItems: MOST_ROLES,
            items: { type: 'string' },
            description: 'Roles with which the steps are done, beside the own ones; nothing more is shown by them',
          },
        },
      },
    },
    responses: [
      { status: 200, description: 'What each step would lead to; the first one that is refused is the last' },
      { status: 403, description: 'The asker may not do this, or not read all that the workflow looks at' },
      { status: 422, description: 'The workflow has errors, or needs what is not live' },
      { status: 429, description: 'Others are trying just now' },
    ],
    handle: trySteps,
  },
];

async function trySteps(call: Call): Promise<Answer> {
  const context = mayEdit(call);
  const body = decodeObject(call.body, ['workflow', 'record', 'at', 'steps', 'roles']);
  const { workflow, record: id, at, roles = [] } = body;
  if (typeof workflow !== 'string') return wrong('workflow', 'value.text');
  if (typeof id !== 'string' || !isId(id)) return wrong('record', 'value.id');
  if (at !== undefined && (typeof at !== 'string' || at.length > LONGEST_PATH)) return wrong('at', 'value.text');
  if (!Array.isArray(roles) || roles.length > MOST_ROLES || !roles.every((one) => typeof one === 'string'))
    return wrong('roles', 'value.list');
  const unknown = roles.find((role) => !Object.hasOwn(context.model.model.roles, role));
  if (unknown !== undefined) return refuse(422, 'record.invalid', { issues: [unknownRole(String(unknown))] });
  const wanted = decodeSteps(body['steps'], true);
  const model = await modelOf(call, workflow, at);
  const definition = model.model.workflows[workflow] ?? refuse(404, 'workflow.not-found');
  const named = entitiesNamed(model.definitions.filter((one): one is WorkflowDefinition => isBeside(one, definition)));
  const hidden = [...named].find((entity) => !readsAll(context, entity));
  if (hidden !== undefined) return refuse(403, 'record.forbidden', { params: { entity: hidden } });
  const request = { entity: definition.entity, record: id, steps: wanted };
  const own = makeContext(model, context.actor, context.requestId);
  return json(await simulate(call.runtime.database, request, own, { workflow, roles: roles as readonly string[] }));
}

const wrong = (path: string, code: string): never => refuse(422, 'record.invalid', { issues: [{ path, code }] });

const unknownRole = (id: string) => ({
  path: 'roles',
  code: 'definition.unknown-reference',
  params: { kind: 'role', what: kindNamed('role'), id },
});

const isBeside = (one: { readonly kind: string }, { entity }: Pick<WorkflowDefinition, 'entity'>): boolean =>
  one.kind === 'workflow' && (one as WorkflowDefinition).entity === entity;

let last: { readonly key: string; readonly model: RuntimeModel } | null = null;

/** The draft's workflow over what is live; the last one is kept, because people try step by step. */
async function modelOf({ runtime, ...call }: Call, workflow: string, at: string | undefined): Promise<RuntimeModel> {
  const draft = await readDraft(runtime.database, idOf({ runtime, ...call }));
  const { version } = runtime.models.current();
  const key = [runtime.database.url, draft.id, draft.revision, version, workflow, at ?? ''].join(' ');
  if (last?.key === key) return last.model;
  const documents =
    withDraftWorkflows(runtime.models.documents(), draft.documents, workflow) ?? refuse(404, 'workflow.not-found');
  // Checked as it is: from the middle not every state can be reached.
  const checked = await checkedDocuments(documents);
  const begun = checked.map((one) =>
    at !== undefined && one.document.kind === 'workflow' && one.document.id === workflow
      ? { ...one, document: beginningAt(one.document, at) }
      : one,
  );
  const model = await runtime.models.compile({ version, documents: begun });
  last = { key, model };
  return model;
}
