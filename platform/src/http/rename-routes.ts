import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { definitionKey, operationsBetween } from '@leitwerk/metadata/overlay';
import { rename } from '@leitwerk/metadata/rename';
import { isDay } from '@leitwerk/metadata/shown-types/clock';
import { readDraft } from '../definition-draft/draft-store.ts';
import { checkBeside } from '../model/check-beside.ts';
import { shippedByModules } from '../module/module-definitions.ts';
import { refuse } from '../refusal.ts';
import { worded } from './metadata-routes.ts';
import { idOf, mayEdit } from './named-draft.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const TEXT = { type: 'string' } as const;
const NAME = { entity: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, field: /^[a-z][A-Za-z0-9]*$/ };
const LONGEST_NAME = 48;

/** Another name for an entity or a field, everywhere at once. */
export const RENAME_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/metadata/drafts/{id}/rename',
    summary:
      'Work out what gives an entity or a field another name, wherever a draft names it; the draft is not changed',
    tag: 'metadata',
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['revision', 'entity', 'name', 'until'],
        properties: {
          revision: { type: 'integer', description: 'The revision that you have seen' },
          entity: { ...TEXT, description: 'Id of the entity' },
          field: { ...TEXT, description: 'Id of its field; absent: the entity itself' },
          name: { ...TEXT, description: 'The new name' },
          until: { ...TEXT, format: 'date', description: 'Last day on which the API still knows the name of before' },
        },
      },
    },
    responses: [
      { status: 200, description: '{operations, left}: what to change, and places that could not be rewritten' },
      { status: 409, description: 'The draft has been changed meanwhile' },
      { status: 422, description: 'The name is taken, or is none' },
    ],
    handle: renameInDraft,
  },
];

/** The program of a module goes by the names that it brings; fields that were added to its entities here are ours. */
function isKeptByModule(documents: readonly OverlaidDocument[], entity: string, field: string | undefined): boolean {
  const found = documents.find((one) => definitionKey(one) === `entity/${entity}`);
  const shipped = found && shippedByModules().get(found.file)?.document;
  if (shipped?.kind !== 'entity') return false;
  return field === undefined || shipped.fields.some((one) => one.id === field);
}

async function renameInDraft(call: Call): Promise<Answer> {
  mayEdit(call);
  const body = decodeObject(call.body, ['revision', 'entity', 'field', 'name', 'until']);
  const { entity, field, name, until } = body;
  const wrong = (path: string, code: string): never => refuse(422, 'record.invalid', { issues: [{ path, code }] });
  if (typeof entity !== 'string') return wrong('entity', 'value.text');
  if (field !== undefined && typeof field !== 'string') return wrong('field', 'value.text');
  const pattern = field === undefined ? NAME.entity : NAME.field;
  if (typeof name !== 'string' || name.length > LONGEST_NAME || !pattern.test(name))
    return wrong('name', 'definition-draft.no-name');
  if (typeof until !== 'string' || !isDay(until)) return wrong('until', 'value.date');
  const draft = await readDraft(call.runtime.database, idOf(call));
  if (body['revision'] !== draft.revision)
    return refuse(409, 'definition-draft.changed', { extra: { revision: draft.revision } });
  if (isKeptByModule(draft.documents, entity, field))
    return wrong(field === undefined ? 'entity' : 'field', 'definition-draft.name-of-module');
  const request = { entity, name, until, ...(field !== undefined && { field }) };
  const renamed = await rename(draft.documents, request, checkBeside);
  if ('refused' in renamed)
    return wrong(
      renamed.refused === 'unknown' ? (field === undefined ? 'entity' : 'field') : 'name',
      `definition-draft.name-${renamed.refused}`,
    );
  return json({
    operations: operationsBetween(draft.documents, renamed.documents),
    left: worded(renamed.left, call),
  });
}
