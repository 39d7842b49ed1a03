import { planPublish } from '../model/publish-model.ts';
import { refuse } from '../refusal.ts';
import { describeReport } from '../scenario/describe-report.ts';
import type { ScenarioOptions, ScenarioReport } from '../scenario/run-scenarios.ts';
import { oneAtATime, runScenarios, tryScenarios } from '../scenario/run-scenarios.ts';
import { checkedDocuments, DOCUMENT_BYTES, DOCUMENTS } from './metadata-documents.ts';
import { languageOf } from './respond-error.ts';
import type { Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';

const MOST_NAMED = 1000;

/** Scenarios are played in sandboxes: nothing of them stays. */
export const SCENARIO_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/metadata/scenarios/run',
    summary: 'Play the scenarios that are live, or those of definitions as if these were live; nothing stays',
    tag: 'metadata',
    access: 'user',
    bodyLimit: DOCUMENT_BYTES,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          only: { type: 'array', maxItems: MOST_NAMED, items: { type: 'string' }, description: 'Ids; all when absent' },
          documents: DOCUMENTS,
        },
      },
    },
    responses: [{ status: 200, description: '{passed, failed, notRun, coverage}' }],
    handle: async (call) => {
      permitted(call, 'metadata.publish');
      const { only, documents } = decodeObject(call.body ?? {}, ['only', 'documents']);
      const options = only === undefined ? {} : { only: decodeNames(only) };
      const report = await oneAtATime(() => play(call, documents, options));
      return json(describeReport(report, languageOf(call.request)));
    },
  },
];

async function play({ runtime }: Call, documents: unknown, options: ScenarioOptions): Promise<ScenarioReport> {
  if (documents === undefined) {
    const model = runtime.models.current();
    refuseUnknown(options, model.model.scenarios);
    return runScenarios(runtime.database, model, options);
  }
  const checked = await checkedDocuments(documents);
  const plan = await planPublish(runtime.database, checked);
  const model = await runtime.models.compile({ version: plan.baseVersion + 1, documents: checked });
  refuseUnknown(options, model.model.scenarios);
  return tryScenarios(runtime.database, model, plan, options);
}

const decodeNames = (given: unknown): readonly string[] =>
  Array.isArray(given) && given.length <= MOST_NAMED && given.every((one) => typeof one === 'string')
    ? (given as readonly string[])
    : refuse(422, 'record.invalid', { issues: [{ path: 'only', code: 'value.list' }] });

function refuseUnknown({ only = [] }: ScenarioOptions, scenarios: Readonly<Record<string, unknown>>): void {
  const unknown = only.find((id) => !Object.hasOwn(scenarios, id));
  if (unknown !== undefined)
    refuse(422, 'record.invalid', { issues: [{ path: 'only', code: 'scenario.unknown', params: { id: unknown } }] });
}
