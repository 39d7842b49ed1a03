import type { CheckScope } from '../../check-scope.ts';
import { ofKind, referred } from '../../check-scope.ts';
import type { DashboardDefinition, ReportDefinition, ReportSection } from '../../generated/definitions.gen.ts';
import { checkDashboard, checkFilters } from '../dashboard/dashboard.check.ts';

/** Where a section has what it shows; one of them. */
const SOURCES = ['dashboard', 'tiles', 'view'] as const;

/** A report: its tiles are judged as those of a dashboard are. */
export function checkReport(report: ReportDefinition, scope: CheckScope): void {
  for (const [index, role] of (report.roles ?? []).entries()) referred('role', role, `roles.${index}`, scope);
  checkFilters(report, scope);
  const seen = new Set<string>();
  for (const [index, section] of report.sections.entries()) {
    const path = `sections.${index}`;
    if (seen.has(section.id))
      scope.report(`${path}.id`, 'definition.repeated', { kind: 'section', id: section.id, other: report.id });
    seen.add(section.id);
    checkSection(section, path, report, scope);
  }
}

function checkSection(section: ReportSection, path: string, report: ReportDefinition, scope: CheckScope): void {
  const { dashboard: id, only, tiles, view, most, text } = section;
  const [first, second] = SOURCES.filter((key) => section[key] !== undefined);
  if (first !== undefined && second !== undefined)
    scope.report(`${path}.${second}`, 'definition.no-effect', { key: second, type: first });
  if (first === undefined && text === undefined)
    scope.report(path, 'definition.missing', { type: 'section', key: 'text' });
  if (view !== undefined) referred('view', view, `${path}.view`, scope);
  else if (most !== undefined) scope.report(`${path}.most`, 'definition.missing', { type: 'most', key: 'view' });
  if (tiles !== undefined) {
    const { label, name } = report;
    const own: DashboardDefinition = { kind: 'dashboard', id: report.id, name, label, tiles };
    checkDashboard(own, {
      ...scope,
      report: (at, ...rest) => scope.report(at === '' ? path : `${path}.${at}`, ...rest),
    });
  }
  if (id === undefined) {
    if (only !== undefined) scope.report(`${path}.only`, 'definition.missing', { type: 'only', key: 'dashboard' });
    return;
  }
  referred('dashboard', id, `${path}.dashboard`, scope);
  const dashboard = ofKind(scope, 'dashboard').find((one) => one.id === id);
  for (const [index, tile] of (only ?? []).entries())
    if (dashboard && !dashboard.tiles.some((one) => one.id === tile))
      scope.report(`${path}.only.${index}`, 'definition.unknown-reference', { kind: 'tile', id: tile });
}
