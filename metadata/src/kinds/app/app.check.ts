import type { CheckScope } from '../../check-scope.ts';
import { ofKind, referred } from '../../check-scope.ts';
import type { AppDefinition, DayList, NavigationItem } from '../../generated/definitions.gen.ts';
import { parseImage } from '../../image.ts';

export function checkApp(app: AppDefinition, scope: CheckScope): void {
  const isDashboard = ofKind(scope, 'dashboard').some((one) => one.id === app.startPage);
  if (app.startPage !== undefined && !(app.startPage === DAY && app.day) && !isDashboard)
    referred('view', app.startPage, 'startPage', scope);
  for (const key of ['logo', 'logoDark'] as const) checkImage(app[key], key, scope);
  for (const [index, list] of (app.day ?? []).entries()) checkDayList(list, `day.${index}`, scope);
  for (const [index, item] of app.navigation.entries()) checkItem(item, `navigation.${index}`, scope);
}

function checkImage(given: string | undefined, path: string, scope: CheckScope): void {
  const image = given === undefined ? undefined : parseImage(given);
  if (image && 'fault' in image) scope.report(path, image.fault.code, image.fault.params);
}

/** The start page that is none of the views. */
const DAY = 'day';

function checkDayList({ view: id, event }: DayList, path: string, scope: CheckScope): void {
  const view = referred('view', id, `${path}.view`, scope);
  if (!view || event === undefined) return;
  const events = ofKind(scope, 'contract-status').filter((one) => one.entity === view.entity);
  if (!events.some((one) => one.transitions.some((transition) => transition.id === event)))
    scope.report(`${path}.event`, 'definition.unknown-reference', { kind: 'event', id: event });
}

function checkItem(item: NavigationItem, path: string, scope: CheckScope): void {
  if (item.entity !== undefined) referred('entity', item.entity, `${path}.entity`, scope);
  if (item.view !== undefined) referred('view', item.view, `${path}.view`, scope);
  if (item.dashboard !== undefined) referred('dashboard', item.dashboard, `${path}.dashboard`, scope);
  if (item.report !== undefined) referred('report', item.report, `${path}.report`, scope);
  for (const [index, child] of (item.children ?? []).entries()) checkItem(child, `${path}.children.${index}`, scope);
}
