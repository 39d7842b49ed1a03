import type { EffectiveModel, NavigationItem } from '../../model/definitions.ts';

/** Where somebody is: at most one of them beside `view`. */
export type Place = Readonly<Partial<Record<'entity' | 'view' | 'dashboard' | 'report', string>>>;

/** Items that lead nowhere for this reader are left out, and with them empty groups. */
export function readableItems(items: readonly NavigationItem[], model: EffectiveModel): NavigationItem[] {
  return items.flatMap((item) => {
    if (item.children) {
      const [first, ...rest] = readableItems(item.children, model);
      return first ? [{ ...item, children: [first, ...rest] }] : [];
    }
    if (item.report !== undefined) return model.reports.some((one) => one.id === item.report) ? [item] : [];
    if (item.dashboard !== undefined) return model.dashboards.some((one) => one.id === item.dashboard) ? [item] : [];
    const hasEntity = item.entity !== undefined && model.entities[item.entity] !== undefined;
    const hasView = item.view === undefined || model.views.some((view) => view.id === item.view);
    return hasEntity && hasView ? [item] : [];
  });
}

export const leavesOf = (items: readonly NavigationItem[]): NavigationItem[] =>
  items.flatMap((item) => (item.children ? leavesOf(item.children) : [item]));

/** The item of the very view, dashboard or report; else the one for the entity as a whole. */
export function activeItem(items: readonly NavigationItem[], place: Place): NavigationItem | undefined {
  const leaves = leavesOf(items).filter(
    (item) => item.dashboard === place.dashboard && item.report === place.report && item.entity === place.entity,
  );
  return leaves.find((item) => item.view === place.view) ?? leaves.find((item) => item.view === undefined);
}

/** Where an item leads. */
export const targetOf = ({ dashboard, report, entity = '', view }: NavigationItem) => {
  const id = report ?? dashboard;
  if (id !== undefined)
    return { to: report === undefined ? '/dashboards/$id' : '/reports/$id', params: { id }, search: {} } as const;
  return { to: '/records/$entity', params: { entity }, search: view ? { view } : {} } as const;
};
