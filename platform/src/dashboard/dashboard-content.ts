import { dashboardWithNames } from '@leitwerk/metadata/compile';
import type { DashboardDefinition, EntityDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { checkDashboard } from '@leitwerk/metadata/kinds/dashboard/dashboard.check';
import { shapeIssuesOf } from '@leitwerk/metadata/validate';
import type { OwnDashboardContent } from '@leitwerk/metadata/wire/dashboards';
import { effectiveDashboards } from '../model/effective-dashboards.ts';
import { readableFor } from '../model/effective-model.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { systemDefinitions } from '../model/system-definitions.ts';
import { definitionsInEffect } from '../module/module-definitions.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { currentFilter } from '../view/current-content.ts';

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

export type ForReader = {
  /** Null when nothing of it may be read. */
  readonly dashboard: DashboardDefinition | null;
  readonly isWhole: boolean;
  /** Paths of what is left out. */
  readonly hidden: readonly string[];
};

/** A dashboard without what its reader may not see, or what is not there any more. Its figures count by his rights anyway. */
export function forReader(document: DashboardDefinition, context: Context): ForReader {
  const { model } = context;
  const names = new Map(Object.values(model.model.entities).map(({ id, name }) => [id, name]));
  // Of an entity that is gone nothing may be read.
  const named = withCurrentFilters(
    dashboardWithNames(document, (id) => names.get(id) ?? `${id}?`),
    model,
  );
  const [dashboard] = effectiveDashboards([named], readableFor(context));
  const tiles = new Set(dashboard?.tiles.map(({ id }) => id));
  const filters = new Map(dashboard?.filters?.map((one) => [one.id, one.fields.length]));
  const hidden = [
    ...document.tiles.flatMap(({ id }, index) => (tiles.has(id) ? [] : [`tiles.${index}`])),
    ...(document.filters ?? []).flatMap(({ id, fields }, index) =>
      filters.get(id) === fields.length ? [] : [`filters.${index}`],
    ),
  ];
  return { dashboard: dashboard ?? null, isWhole: hidden.length === 0, hidden };
}

/** Filters go by names, and fields may be called otherwise by now. */
function withCurrentFilters(dashboard: DashboardDefinition, model: RuntimeModel): DashboardDefinition {
  const tiles = dashboard.tiles.map((tile) => {
    const entity = model.entities.get(tile.entity ?? '');
    return tile.filter && entity ? { ...tile, filter: currentFilter(tile.filter, entity, model) } : tile;
  });
  return { ...dashboard, tiles: tiles as unknown as typeof dashboard.tiles };
}
