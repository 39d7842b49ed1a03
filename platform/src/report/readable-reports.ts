import { filtersWithNames } from '@leitwerk/metadata/compile';
import type { ReportHead, ShownReport, ShownSection } from '@leitwerk/metadata/dashboard/shown-report';
import type {
  DashboardDefinition,
  DashboardFilter,
  DashboardTile,
  ReportDefinition,
  ReportSection,
} from '@leitwerk/metadata/generated/definitions.gen';
import { nameOfEntity, readableDashboard } from '../dashboard/readable-dashboard.ts';
import type { Readable } from '../model/effective-dashboards.ts';
import { usableFilters } from '../model/effective-dashboards.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { definitionsInEffect } from '../module/module-definitions.ts';

/** A section that a reader may see something of. */
export type ReadableSection = {
  readonly section: ReportSection;
  /** Its tiles as a dashboard, entities by their ids; null for one of text or of a list. */
  readonly document: DashboardDefinition | null;
  readonly shown: ShownSection;
};

export type ReadableReport = {
  readonly report: ReportDefinition;
  readonly sections: readonly ReadableSection[];
  /** By which the reader may filter all of it; entities by their names. */
  readonly filters: readonly DashboardFilter[];
};

/** The reports that a reader may see something of, in the order of the definitions. */
export const readableReports = (model: RuntimeModel, reader: Readable): readonly ReadableReport[] =>
  definitionsInEffect(model.definitions).flatMap((one) => {
    const found = one.kind === 'report' ? readable(one, model, reader) : null;
    return found ? [found] : [];
  });

/** Without the sections of which nothing is his to read; one of text alone is none. */
function readable(report: ReportDefinition, model: RuntimeModel, reader: Readable): ReadableReport | null {
  const { roles } = report;
  if (roles !== undefined && !roles.some((role) => reader.roles.includes(role))) return null;
  const sections = report.sections.flatMap((section) => readableSection(section, report, model, reader) ?? []);
  const hasFigures = sections.some(({ document, section }) => document !== null || section.view !== undefined);
  const { filters } = report;
  const named = filters && filtersWithNames(filters, nameOfEntity(model));
  return hasFigures ? { report, sections, filters: usableFilters(named, reader) } : null;
}

function readableSection(
  section: ReportSection,
  report: ReportDefinition,
  model: RuntimeModel,
  reader: Readable,
): ReadableSection | null {
  const { id, label, text, view } = section;
  const head = { id, label, ...(text && { text }) };
  if (view !== undefined) {
    return reader.views.has(view) ? { section, document: null, shown: { ...head, view, dashboard: null } } : null;
  }
  const document = documentOf(section, report, model);
  if (document === undefined) return { section, document: null, shown: { ...head, dashboard: null } };
  const { dashboard } = document ? readableDashboard(document, model, reader) : { dashboard: null };
  return document && dashboard ? { section, document, shown: { ...head, dashboard } } : null;
}

/** The tiles of a section as a dashboard, with the filters of the report in place of its own. Undefined where it has none, null where they are not there any more. */
function documentOf(
  { dashboard: id, only, tiles }: ReportSection,
  { id: of, name, label, filters }: ReportDefinition,
  model: RuntimeModel,
): DashboardDefinition | null | undefined {
  const own = filters && { filters };
  if (tiles) return { kind: 'dashboard', id: of, name, label, tiles, ...own };
  if (id === undefined) return undefined;
  const found = definitionsInEffect(model.definitions).find(
    (one): one is DashboardDefinition => one.kind === 'dashboard' && one.id === id,
  );
  const chosen = found?.tiles.filter((tile) => only === undefined || only.some((one) => one === tile.id)) ?? [];
  if (!found || chosen.length === 0) return null;
  const { filters: _others, ...dashboard } = found;
  return { ...dashboard, ...own, tiles: withoutGaps(chosen) as unknown as typeof found.tiles };
}

/** Without the rows in which nothing is left. */
function withoutGaps(tiles: readonly DashboardTile[]): readonly DashboardTile[] {
  const taken = new Set(tiles.flatMap(({ y, height }) => Array.from({ length: height }, (_, at) => y + at)));
  return tiles.map((tile) => ({ ...tile, y: [...taken].filter((row) => row < tile.y).length }));
}

export const headOf = ({ id, label, icon }: ReportDefinition): ReportHead => ({ id, label, icon: icon ?? null });

export const shownReport = ({ report, sections, filters }: ReadableReport): ShownReport => ({
  ...headOf(report),
  period: report.period ?? 'this-month',
  cover: report.cover ?? null,
  filters,
  sections: sections.map(({ shown }) => shown),
});
