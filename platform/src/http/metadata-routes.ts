import type { Issue } from '@leitwerk/metadata/issue';
import sql from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import { checkBeside } from '../model/check-beside.ts';
import { effectiveModel } from '../model/effective-model.ts';
import type { Risk } from '../model/find-risks.ts';
import type { ModelVersion, SourceDocument } from '../model/model-store.ts';
import { readVersion } from '../model/model-store.ts';
import type { PublishPlan, PublishRequest } from '../model/publish-model.ts';
import { planPublish, publishModel } from '../model/publish-model.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { refuseMoreRights } from '../rights/refuse-more-rights.ts';
import { describeReport } from '../scenario/describe-report.ts';
import type { ScenarioReport } from '../scenario/run-scenarios.ts';
import { oneAtATime, runScenarios, tryScenarios } from '../scenario/run-scenarios.ts';
import { within } from '../storage/database.ts';
import { describeOperations } from './describe-operations.ts';
import { checkedDocuments, DOCUMENT_BYTES, DOCUMENTS, decodeDocuments } from './metadata-documents.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';

const TAG = 'metadata';
const ALLOW = { type: 'boolean', description: 'Publish although scenarios fail; they are told in the answer' };

export const METADATA_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/metadata/model',
    summary: 'The model as the signed-in user sees it',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'EffectiveModel' }],
    handle: readModel,
  },
  {
    method: 'GET',
    path: '/api/metadata/export',
    summary: 'The definitions that are live, as files',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{version, documents}' }],
    handle: async (call) => {
      const { model } = permitted(call, 'metadata.read');
      return json({ version: model.version, documents: call.runtime.models.documents() });
    },
  },
  {
    method: 'GET',
    path: '/api/metadata/versions',
    summary: 'Published versions, newest first',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const items = await call.runtime.database.query<{ at: Date }>(sql`
        select v.version, v.at, json_build_object('id', v.author, 'title', u.name) as by, v.note, v.checksum
        from leitwerk.model_version v left join data."user" u on u.id = v.author order by v.version desc limit 200`);
      return json({ items: items.map((one) => ({ ...one, by: JSON.parse(String((one as { by?: string }).by)) })) });
    },
  },
  {
    method: 'POST',
    path: '/api/metadata/check',
    summary: 'Find what is wrong with definitions',
    tag: TAG,
    access: 'user',
    bodyLimit: DOCUMENT_BYTES,
    body: { schema: { type: 'object', required: ['documents'], properties: { documents: DOCUMENTS } } },
    responses: [{ status: 200, description: '{issues}' }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const { documents } = decodeObject(call.body, ['documents']);
      return json({ issues: worded(await checkBeside(decodeDocuments(documents)), call) });
    },
  },
  {
    method: 'POST',
    path: '/api/metadata/plan',
    summary:
      'What publishing these definitions would change, which records stand against it and, for those who may publish, which scenarios would fail',
    tag: TAG,
    access: 'user',
    bodyLimit: DOCUMENT_BYTES,
    body: { schema: { type: 'object', required: ['documents'], properties: { documents: DOCUMENTS } } },
    responses: [{ status: 200, description: 'The plan; its checksum confirms it' }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const { documents } = decodeObject(call.body, ['documents']);
      return json(await planned(call, await checkedDocuments(documents)));
    },
  },
  {
    method: 'POST',
    path: '/api/metadata/publish',
    summary: 'Make definitions live',
    tag: TAG,
    access: 'user',
    bodyLimit: DOCUMENT_BYTES,
    body: {
      schema: {
        type: 'object',
        required: ['documents'],
        properties: {
          documents: DOCUMENTS,
          note: { type: 'string' },
          confirm: { type: 'string', description: 'Checksum of the plan whose risks are accepted' },
          allowFailingScenarios: ALLOW,
        },
      },
    },
    responses: [
      { status: 200, description: '{version, changes, scenarios}' },
      { status: 409, description: 'Records stand against it, or scenarios fail' },
    ],
    handle: async (call) => {
      const body = decodeObject(call.body, ['documents', 'note', 'confirm', 'allowFailingScenarios']);
      const context = permitted(call, 'metadata.publish');
      return publish(call, context, await checkedDocuments(body['documents']), body);
    },
  },
  {
    method: 'POST',
    path: '/api/metadata/rollback',
    summary: 'Publish an earlier version again, as a new version',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        required: ['version'],
        properties: { version: { type: 'integer' }, confirm: { type: 'string' }, allowFailingScenarios: ALLOW },
      },
    },
    responses: [{ status: 200, description: '{version, changes, scenarios}' }],
    handle: async (call) => {
      const context = permitted(call, 'metadata.publish');
      const body = decodeObject(call.body, ['version', 'confirm', 'allowFailingScenarios']);
      const { documents, package: over } = await versionOf(call, body['version']);
      return publish(
        call,
        context,
        documents,
        { note: `← ${String(body['version'])}`, ...body },
        over ? { package: over } : {},
      );
    },
  },
];

async function readModel(call: Call): Promise<Answer> {
  const context = call.context();
  const { text, etag } = effectiveModel(context);
  if (call.request.headers['if-none-match'] === etag) return { status: 304 };
  return { status: 200, text, headers: { etag, 'cache-control': 'private, no-cache' } };
}

/** The version that a request names; 404 when there is none. */
export async function versionOf(call: Call, given: unknown): Promise<ModelVersion> {
  const version = Number.isInteger(given) ? Number(given) : -1;
  const found = version < 0 || version > MOST_VERSIONS ? null : await readVersion(call.runtime.database, version);
  return found ?? refuse(404, 'publish.unknown-version', { params: { version: String(given) } });
}

const MOST_VERSIONS = 2_147_483_647;

/** Publishes under the asker's name and tells what became of it. @param over what the documents lie over, if that is fixed */
export async function publish(
  call: Call,
  context: Context,
  documents: readonly SourceDocument[],
  body: Readonly<Record<string, unknown>>,
  over: Pick<PublishRequest, 'package' | 'baseVersion'> = {},
): Promise<Answer> {
  const { runtime } = call;
  const language = languageOf(call.request);
  const mayFail = body['allowFailingScenarios'] ?? false;
  if (typeof mayFail !== 'boolean')
    return refuse(422, 'record.invalid', { issues: [{ path: 'allowFailingScenarios', code: 'value.boolean' }] });
  const version = context.model.version + 1;
  if (version > 1)
    await refuseMoreRights(runtime.database, context, await runtime.models.compile({ version, documents }));
  let report: ScenarioReport | null = null;
  try {
    const { version, plan } = await publishModel(runtime.database, {
      documents,
      author: context.actor.id,
      note: typeof body['note'] === 'string' ? body['note'].slice(0, 500) : '',
      ...(typeof body['confirm'] === 'string' && { confirm: body['confirm'] }),
      ...over,
      judge: async (tx, next) => {
        report = await runScenarios(within(tx), await runtime.models.compile(next), { longestMs: LONGEST_JUDGED_MS });
        if (report.results.some(({ failure }) => failure) && !mayFail)
          refuse(409, 'publish.scenarios', { extra: { scenarios: describeReport(report, language) } });
      },
    });
    await runtime.models.refresh();
    const { changes } = describePlan(plan, call);
    return json({ version, changes, scenarios: report && describeReport(report, language) });
  } catch (error) {
    throw withWordedRisks(error, call);
  }
}

/** Publishing holds locks while scenarios are played; what is left then is told as not played. */
const LONGEST_JUDGED_MS = 60_000;

/** The plan with what becomes of the scenarios. Playing them locks the tables that change: only for those who may publish. */
export async function planned(call: Call, documents: readonly SourceDocument[]) {
  const { runtime } = call;
  const plan = await planPublish(runtime.database, documents);
  const isPlayed = plan.changes.length > 0 && call.context().access.permissions.has('metadata.publish');
  const model = isPlayed ? await runtime.models.compile({ version: plan.baseVersion + 1, documents }) : null;
  const hasScenarios = model && Object.keys(model.model.scenarios).length > 0;
  const report = hasScenarios ? await oneAtATime(() => tryScenarios(runtime.database, model, plan)) : null;
  return { ...describePlan(plan, call), scenarios: report && describeReport(report, languageOf(call.request)) };
}

function describePlan(plan: PublishPlan, call: Call) {
  const language = languageOf(call.request);
  const context = call.context();
  // Whoever may not publish could ask one question after the other about values that he may not read.
  const isTold = (risk: Risk) => context.access.permissions.has('metadata.publish') || readsAll(context, risk.entity);
  const risks = plan.risks.filter(isTold);
  return {
    checksum: plan.checksum,
    baseVersion: plan.baseVersion,
    unchanged: plan.changes.length === 0,
    changes: describeOperations(plan.changes, [plan.sides.after, plan.sides.before], language),
    risks: risks.filter((risk) => risk.confirmable).map((risk) => wordedRisk(risk, call)),
    refused: risks.filter((risk) => !risk.confirmable).map((risk) => wordedRisk(risk, call)),
  };
}

/** Whether somebody may read every field of every record: only then may he learn what a rule of his own making finds there. */
export function readsAll({ access, model }: Context, entity: string): boolean {
  const { rows, readable } = access.entity(entity);
  return rows.read === 'all' && model.model.entities[entity]?.fields.every(({ name }) => readable.has(name)) === true;
}

const wordedRisk = (risk: Risk, call: Call) => ({
  ...risk,
  samples: readsAll(call.context(), risk.entity) ? risk.samples : [],
  message: messageOf({ code: risk.code, params: { label: risk.label, count: risk.count } }, languageOf(call.request)),
});

function withWordedRisks(error: unknown, call: Call): unknown {
  const refusal = error instanceof Refused ? error.refusal : null;
  const risks = refusal?.extra?.['risks'];
  if (!refusal || !Array.isArray(risks)) return error;
  return new Refused({
    ...refusal,
    extra: { ...refusal.extra, risks: risks.map((risk: Risk) => wordedRisk(risk, call)) },
  });
}

export const worded = (issues: readonly Issue[], call: Call) =>
  issues.map((issue) => ({ ...issue, message: messageOf(issue, languageOf(call.request)) }));
