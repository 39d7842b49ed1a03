import type { CheckScope } from '../../check-scope.ts';
import { referred } from '../../check-scope.ts';
import type { AppDefinition, NavigationItem } from '../../generated/definitions.gen.ts';

export function checkApp(app: AppDefinition, scope: CheckScope): void {
  if (app.startPage !== undefined) referred('view', app.startPage, 'startPage', scope);
  for (const [index, item] of app.navigation.entries()) checkItem(item, `navigation.${index}`, scope);
}

function checkItem(item: NavigationItem, path: string, scope: CheckScope): void {
  if (item.entity !== undefined) referred('entity', item.entity, `${path}.entity`, scope);
  if (item.view !== undefined) referred('view', item.view, `${path}.view`, scope);
  for (const [index, child] of (item.children ?? []).entries()) checkItem(child, `${path}.children.${index}`, scope);
}
