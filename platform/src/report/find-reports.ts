import type {
  DashboardDefinition,
  DashboardTile,
  ReportDefinition,
  ReportSection,
} from '@leitwerk/metadata/generated/definitions.gen';
import type { ReportHead, ShownReport, ShownSection } from '@leitwerk/metadata/wire/dashboards';
import { forReader } from '../dashboard/dashboard-content.ts';
import { viewsFor } from '../model/effective-model.ts';
import { definitionsInEffect } from '../module/module-definitions.ts';
import type { Context } from '../rights/context.ts';

/** A section that a reader may see something of. */
export type ReadableSection = {
  readonly section: ReportSection;
  /** Its tiles as a dashboard, entities by their ids; null for one of text or of a list. */
  readonly document: DashboardDefinition | null;
  readonly shown: ShownSection;
};

export type ReadableReport = { readonly report: ReportDefinition; readonly sections: readonly ReadableSection[] };

/** The reports that a reader may see something of, in the order of the definitions. */
export const readableReports = (context: Context): readonly ReadableReport[] =>
  definitionsInEffect(context.model.definitions).flatMap((one) => {
    const found = one.kind === 'report' ? readable(one, context) : null;
    return found ? [found] : [];
  });

/** One of them; null when there is none for him. */
export const findReport = (id: string, context: Context): ReadableReport | null =>
  readableReports(context).find(({ report }) => report.id === id) ?? null;

/** Without the sections of which nothing is his to read; one of text alone is none. */
function readable(report: ReportDefinition, context: Context): ReadableReport | null {
  const { roles } = report;
  if (roles !== undefined && !roles.some((role) => context.actor.roles.includes(role))) return null;
  const sections = report.sections.flatMap((section) => readableSection(section, report, context) ?? []);
  const hasFigures = sections.some(({ document, section }) => document !== null || section.view !== undefined);
  return hasFigures ? { report, sections } : null;
}

function readableSection(section: ReportSection, report: ReportDefinition, context: Context): ReadableSection | null {
  const { id, label, text, view } = section;
  const head = { id, label, ...(text && { text }) };
  if (view !== undefined) {
    const isThere = viewsFor(context).some((one) => one.id === view);
    return isThere ? { section, document: null, shown: { ...head, view, dashboard: null } } : null;
  }
  const document = documentOf(section, report, context);
  if (document === undefined) return { section, document: null, shown: { ...head, dashboard: null } };
  const { dashboard } = document ? forReader(document, context) : { dashboard: null };
  return document && dashboard ? { section, document, shown: { ...head, dashboard } } : null;
}

/** The tiles of a section as a dashboard. Undefined where it has none, null where they are not there any more. */
function documentOf(
  { dashboard: id, only, tiles }: ReportSection,
  { id: of, name, label }: ReportDefinition,
  { model }: Context,
): DashboardDefinition | null | undefined {
  if (tiles) return { kind: 'dashboard', id: of, name, label, tiles };
  if (id === undefined) return undefined;
  const found = definitionsInEffect(model.definitions).find(
    (one): one is DashboardDefinition => one.kind === 'dashboard' && one.id === id,
  );
  const chosen = found?.tiles.filter((tile) => only === undefined || only.some((one) => one === tile.id)) ?? [];
  return found && chosen.length > 0 ? { ...found, tiles: withoutGaps(chosen) as unknown as typeof found.tiles } : null;
}

/** Without the rows in which nothing is left. */
function withoutGaps(tiles: readonly DashboardTile[]): readonly DashboardTile[] {
  const taken = new Set(tiles.flatMap(({ y, height }) => Array.from({ length: height }, (_, at) => y + at)));
  return tiles.map((tile) => ({ ...tile, y: [...taken].filter((row) => row < tile.y).length }));
}

export const headOf = ({ id, label, icon }: ReportDefinition): ReportHead => ({ id, label, icon: icon ?? null });

export const shownReport = ({ report, sections }: ReadableReport): ShownReport => ({
  ...headOf(report),
  period: report.period ?? 'this-month',
  cover: report.cover ?? null,
  sections: sections.map(({ shown }) => shown),
});
