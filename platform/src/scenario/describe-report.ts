import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireScenarioReport } from '@leitwerk/metadata/wire/scenario';
import { messageOf } from '../messages.ts';
import type { ScenarioReport } from './run-scenarios.ts';

/** The report in the reader's words. */
export const describeReport = (
  { results, notRun, coverage }: ScenarioReport,
  language: Language,
): WireScenarioReport => ({
  passed: results.filter(({ failure }) => failure === null).length,
  failed: results.flatMap(({ id, label, failure }) =>
    failure
      ? [
          {
            id,
            label,
            scenario: failure.scenario,
            place: `${failure.part}.${failure.index}`,
            step: failure.label?.[language] ?? failure.step,
            issues: failure.issues.map((issue) => ({
              path: issue.path,
              code: issue.code,
              message: messageOf(issue, language),
            })),
          },
        ]
      : [],
  ),
  notRun: notRun.map(({ id, code }) => ({ id, reason: messageOf({ code }, language) })),
  coverage,
});
