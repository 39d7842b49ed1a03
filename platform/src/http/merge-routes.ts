import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import { findReferences } from '../command/find-moves.ts';
import type { MergeDone, MergeRequest } from '../command/merge-records.ts';
import { mergeRecords } from '../command/merge-records.ts';
import { undoMerge } from '../command/undo-merge.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { readRecord } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { answerOnce, CHANGE, valuesOf, versionOf } from './command-routes.ts';
import { entityOf, etagOf, idOf } from './record-routes.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'records';
const PATH = '/api/records/{entity}/{id}/merge';

/** Two records that are the same made one, and back. */
export const MERGE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    summary: 'What merging another record into this one would move',
    tag: TAG,
    access: 'user',
    query: { other: { type: 'text', description: 'Id of the record that would go' } },
    responses: [{ status: 200, description: 'Numbers by entity and field', schema: schemaRef('MergePlan') }],
    handle: planMerge,
  },
  {
    method: 'POST',
    path: PATH,
    summary: 'Merge another record into this one: what refers to it is moved here, and it goes to the bin',
    tag: TAG,
    access: 'user',
    headers: CHANGE,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['other'],
        properties: {
          other: { type: 'string', format: 'uuid', description: 'The record that goes' },
          otherVersion: { type: 'integer', description: 'Refused when that record has another' },
          values: { type: 'object', description: 'What changes in this record (JSON merge patch)' },
        },
      },
    },
    responses: [{ status: 200, description: 'The record, and the merge by which it can be undone' }],
    handle: merge,
  },
  {
    method: 'POST',
    path: `${PATH}/{merge}/undo`,
    summary: 'Undo a merge, as long as nothing that it changed was changed since',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Undone' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      const id = call.params['merge'] ?? '';
      if (!isRecordId(id)) return refuse(404, 'merge.not-found');
      await undoMerge(call.runtime.database, entity, idOf(call), id, context);
      call.runtime.nudge();
      return { status: 204 };
    },
  },
];

/** Only for those who may do it at all. */
function mergeable(call: Call): { readonly entity: EntityRuntime; readonly context: Context } {
  const { entity, context } = entityOf(call);
  const { rows } = context.access.entity(entity.entity.name);
  if (rows.update === 'none' || rows.delete === 'none')
    refuse(403, 'record.forbidden', { params: { entity: entity.entity.name } });
  return { entity, context };
}

async function mustRead(call: Call, entity: EntityRuntime, ids: readonly string[]): Promise<void> {
  const shape = { fields: ['id'], expand: new Set<string>() };
  for (const id of ids) {
    if (!(await readRecord(call.runtime.database, entity, id, shape, call.context())))
      refuse(404, 'record.not-found', { params: { entity: entity.entity.name } });
  }
}

async function planMerge(call: Call): Promise<Answer> {
  const { entity, context } = mergeable(call);
  const { database } = call.runtime;
  const other = call.query['other'];
  if (!isRecordId(other)) return refuse(404, 'record.not-found', { params: { entity: entity.entity.name } });
  await mustRead(call, entity, [idOf(call), other]);
  const references = await findReferences(database, entity, other, context);
  const groups = Map.groupBy(references, (one) => `${one.entity}.${one.field}`);
  return json({
    moved: [...groups.values()].flatMap((group) =>
      group[0] ? [{ entity: group[0].entity, field: group[0].field, count: group.length }] : [],
    ),
  });
}

async function merge(call: Call): Promise<Answer> {
  const { entity } = mergeable(call);
  const { other, otherVersion, values = {} } = decodeObject(call.body, ['other', 'otherVersion', 'values']);
  if (!isRecordId(other) || !(otherVersion === undefined || Number.isInteger(otherVersion)))
    return refuse(400, 'merge.shape');
  const request: MergeRequest = {
    entity,
    survivor: idOf(call),
    other: other.toLowerCase(),
    values: valuesOf(values),
    ...versionOf(call),
    ...(otherVersion !== undefined && { otherVersion: Number(otherVersion) }),
  };
  return answerOnce(call, async (context, remember) => {
    await mustRead(call, entity, [request.survivor, request.other]);
    const done = await mergeRecords(call.runtime.database, request, context, async (tx, answer) =>
      remember?.(tx, answerOf(answer)),
    );
    return answerOf(done);
  });
}

function answerOf({ id, moved, survivor }: MergeDone): Answer {
  const record = survivor.record ?? 'null';
  return {
    status: 200,
    text: `{"merge":"${id}","moved":${moved},"record":${record}}`,
    headers: { etag: etagOf(record) },
  };
}
