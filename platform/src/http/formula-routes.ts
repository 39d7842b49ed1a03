import { checkExpression, compileExpression } from '@leitwerk/metadata/expression';
import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import { evaluateBeside } from '../formula/evaluate-beside.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { readableFields, wholeRecord } from '../query/record-to-sql.ts';
import { readableEntity, readRecord } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import { mayEdit } from './named-draft.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const TEXT = { type: 'string' } as const;

/** Formulas that somebody is writing. */
export const FORMULA_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/metadata/evaluate',
    summary: 'What comes of a formula for one record as the asker sees it; for those who change definitions',
    tag: 'metadata',
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['entity', 'record', 'expression'],
        properties: { entity: TEXT, record: { ...TEXT, format: 'uuid' }, expression: TEXT },
      },
    },
    responses: [
      {
        status: 200,
        description:
          '{result, holds, missing}: `holds` as conditions have it, `missing` names that it reads and the record lacks, or that the asker may not read',
      },
      { status: 422, description: 'It is no formula, cannot be worked out, or takes too long' },
    ],
    handle: evaluate,
  },
];

async function evaluate(call: Call): Promise<Answer> {
  const context = mayEdit(call);
  const { entity: name, record: id, expression } = decodeObject(call.body, ['entity', 'record', 'expression']);
  if (typeof name !== 'string' || typeof expression !== 'string') return refuse(400, 'definition-draft.shape');
  const entity = readableEntity(name, context);
  const found = isRecordId(id)
    ? await readRecord(call.runtime.database, entity, String(id).toLowerCase(), wholeRecord(entity, context), context)
    : null;
  if (found === null) return refuse(404, 'record.not-found', { params: { entity: name } });
  refuseWrong(expression, entity, context);
  // Only what the asker may read is in the record: there is nothing else that the formula could tell of.
  const record = JSON.parse(found) as Readonly<Record<string, unknown>>;
  const answer = await evaluateBeside({ expression, record, context: ruleContextOf(context) });
  if ('reason' in answer)
    return refuse(422, 'record.invalid', {
      issues: [{ path: 'expression', code: 'expression.failed', params: { reason: answer.reason } }],
    });
  const missing = [...compileExpression(expression).fields].filter((field) => !Object.hasOwn(record, field));
  return json({ result: JSON.parse(answer.json) as unknown, holds: answer.holds, missing });
}

/** Refuses (422) what is no formula. Fields are no matter: those of a draft may not be there yet, and hidden ones look the same. */
function refuseWrong(expression: string, entity: EntityRuntime, context: Context): void {
  const readable = new Set(readableFields(entity, context));
  const fields = entity.entity.fields.filter((field) => readable.has(field.name));
  const issues = checkExpression(expression, fields, 'expression').filter(
    ({ code }) => code !== 'expression.unknown-field',
  );
  if (issues.length > 0) refuse(422, 'record.invalid', { issues });
}
