import type { EffectiveModel } from '@leitwerk/metadata/model';
import { readDraft } from '../definition-draft/draft-store.ts';
import { effectiveModel } from '../model/effective-model.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import { accessOfRoles } from '../rights/access.ts';
import type { Context } from '../rights/context.ts';
import type { Filter } from '../rights/rows-as-filter.ts';
import { filterOfRows } from '../rights/rows-as-filter.ts';
import { compiledDraft } from './compiled-draft.ts';
import { idOf } from './named-draft.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';

const MOST_ROLES = 50;

/** What a draft would look like. */
export const PREVIEW_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/metadata/drafts/{id}/model',
    summary: 'The model of a draft as somebody with these roles would see it; without roles as the asker would',
    tag: 'metadata',
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          roles: {
            type: 'array',
            maxItems: MOST_ROLES,
            items: { type: 'string' },
            description: 'Ids of roles of the draft',
          },
        },
      },
    },
    responses: [
      {
        status: 200,
        description:
          '{revision, model, rows}: rows has filters by entity, where these roles do not read or change all records',
      },
      { status: 422, description: 'The draft has errors, or there is no such role in it' },
    ],
    handle: readPreview,
  },
];

async function readPreview(call: Call): Promise<Answer> {
  const context = permitted(call, 'metadata.read');
  const { roles: given } = decodeObject(call.body ?? {}, ['roles']);
  const isList = given === undefined || (Array.isArray(given) && given.length <= MOST_ROLES);
  if (!isList) return refuse(400, 'definition-draft.shape');
  const draft = await readDraft(call.runtime.database, idOf(call));
  const model = await compiledDraft(call.runtime, draft);
  const roles = given === undefined ? context.actor.roles : given.map((role) => roleOf(role, model));
  const seen = contextOf(context, model, roles);
  const shown = JSON.parse(effectiveModel(seen).text) as EffectiveModel;
  const told = withoutUnread(shown, context, model);
  return json({ revision: draft.revision, model: told, rows: given === undefined ? {} : rowsOf(told, seen) });
}

type SeenRows = { readonly read?: Filter; readonly update?: Filter };

/** Which records of each entity, where it is not all of them. */
function rowsOf({ entities }: EffectiveModel, { access, model }: Context): Readonly<Record<string, SeenRows>> {
  const rows = Object.keys(entities).flatMap((name): [string, SeenRows][] => {
    const entity = model.model.entities[name];
    if (!entity) return [];
    const { read, update } = access.entity(name).rows;
    const [seen, changed] = [filterOfRows(read, entity), filterOfRows(update, entity)];
    return seen || changed ? [[name, { ...(seen && { read: seen }), ...(changed && { update: changed }) }]] : [];
  });
  return Object.fromEntries(rows);
}

const roleOf = (given: unknown, { model }: RuntimeModel): string =>
  typeof given === 'string' && Object.hasOwn(model.roles, given)
    ? given
    : refuse(422, 'record.invalid', {
        issues: [{ path: 'roles', code: 'definition-draft.unknown-role', params: { role: String(given) } }],
      });

const contextOf = (context: Context, model: RuntimeModel, roles: readonly string[]): Context => ({
  ...context,
  model,
  actor: { ...context.actor, roles },
  access: accessOfRoles(model.model, [...roles].sort()),
});

/**
 * Whoever reads a draft reads what all its definitions say, whatever a role may see of them. What the platform and modules bring
 * stands in no draft: of that, the asker is told no more than he reads himself.
 */
function withoutUnread(
  shown: EffectiveModel,
  { access }: Context,
  { model, definitions }: RuntimeModel,
): EffectiveModel {
  const own = new Set(definitions.map(({ kind, id }) => `${kind}/${id}`));
  const isTold = (name: string): boolean => {
    const id = model.entities[name]?.id ?? '';
    return own.has(`entity/${id}`) || access.entity(name).rows.read !== 'none';
  };
  const entities = Object.values(shown.entities)
    .filter(({ name }) => isTold(name))
    .map((entity) =>
      own.has(`entity/${entity.id}`)
        ? entity
        : { ...entity, fields: entity.fields.filter(({ name }) => access.entity(entity.name).readable.has(name)) },
    );
  const isShown = ({ entity }: { readonly entity: string }): boolean => isTold(entity);
  return {
    ...shown,
    entities: Object.fromEntries(entities.map((entity) => [entity.name, entity])),
    forms: shown.forms.filter(isShown),
    views: shown.views.filter(isShown),
    journals: shown.journals.filter(isShown),
    statuses: Object.fromEntries(Object.entries(shown.statuses).filter(([, status]) => isShown(status))),
    processes: shown.processes.filter(isTold),
    rights: Object.fromEntries(Object.entries(shown.rights).filter(([name]) => isTold(name))),
  };
}
