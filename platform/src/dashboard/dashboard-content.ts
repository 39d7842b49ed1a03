import type { DashboardDefinition, EntityDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { checkDashboard } from '@leitwerk/metadata/kinds/dashboard/dashboard.check';
import { shapeIssuesOf } from '@leitwerk/metadata/validate';
import type { OwnDashboardContent } from '@leitwerk/metadata/wire/dashboards';
import { readableFor } from '../model/effective-model.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { systemDefinitions } from '../model/system-definitions.ts';
import { definitionsInEffect } from '../module/module-definitions.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { ReadableDashboard } from './readable-dashboard.ts';
import { readableDashboard } from './readable-dashboard.ts';

/** What a definition has beside it. */
const HEAD = { kind: 'dashboard', id: 'own', name: 'own' } as const;

const KEYS: ReadonlySet<string> = new Set(['icon', 'period', 'leastPeople', 'filters', 'tiles']);

/** As a definition under a name that its maker has given it. */
export const asDefinition = (name: string, content: OwnDashboardContent): DashboardDefinition => ({
  ...HEAD,
  ...content,
  label: { de: name, en: name },
});

/**
 * What a dashboard of one's own may hold: what a definition of the same kind may (one schema, one check), if its author may read all of
 * it. 422 with the places otherwise.
 */
export function decodeDashboard(name: string, given: unknown, context: Context): OwnDashboardContent {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return refuse(422, 'dashboard.content', { issues: [{ path: 'content', code: 'request.body-object' }] });
  const unknown = Object.keys(given).find((key) => !KEYS.has(key));
  if (unknown !== undefined) refuseAt([{ path: unknown, code: 'value.unknown-key', params: { key: unknown } }]);
  const content = given as OwnDashboardContent;
  const document = asDefinition(name, content);
  refuseAt(shapeIssuesOf({ file: '', document }));
  // First: what is wrong with something that is closed to him would tell of it.
  refuseAt(forReader(document, context).hidden.map((path) => ({ path, code: 'dashboard.not-readable' })));
  refuseAt(meaningIssuesOf(document, context.model));
  return content;
}

function refuseAt(issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const below = (path: string): string => (path === '' ? 'content' : `content.${path}`);
  refuse(422, 'dashboard.content', { issues: issues.map((issue) => ({ ...issue, path: below(issue.path) })) });
}

function meaningIssuesOf(document: DashboardDefinition, model: RuntimeModel): readonly Issue[] {
  const own = definitionsInEffect(model.definitions);
  const definitions = [...systemDefinitions(own), ...own];
  const entities = new Map(
    definitions.filter((one): one is EntityDefinition => one.kind === 'entity').map((one) => [one.id, one]),
  );
  const issues: Issue[] = [];
  checkDashboard(document, {
    definitions,
    entities,
    report: (path, code, params, severity) => {
      if (severity !== 'warning') issues.push({ path, code, ...(params && { params }) });
    },
  });
  return issues;
}

/** A dashboard without what its reader may not see, or what is not there any more. Its figures count by his rights anyway. */
export const forReader = (document: DashboardDefinition, context: Context): ReadableDashboard =>
  readableDashboard(document, context.model, readableFor(context));
