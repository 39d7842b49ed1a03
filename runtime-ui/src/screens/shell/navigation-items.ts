import type { EffectiveModel, NavigationItem } from '../../model/definitions.ts';

type Place = { readonly entity?: string; readonly view?: string | undefined; readonly dashboard?: string | undefined };

/** Items that lead nowhere for this reader are left out, and with them empty groups. */
export function readableItems(items: readonly NavigationItem[], model: EffectiveModel): NavigationItem[] {
  return items.flatMap((item) => {
    if (item.children) {
      const [first, ...rest] = readableItems(item.children, model);
      return first ? [{ ...item, children: [first, ...rest] }] : [];
    }
    if (item.dashboard !== undefined) return model.dashboards.some((one) => one.id === item.dashboard) ? [item] : [];
    const hasEntity = item.entity !== undefined && model.entities[item.entity] !== undefined;
    const hasView = item.view === undefined || model.views.some((view) => view.id === item.view);
    return hasEntity && hasView ? [item] : [];
  });
}

const leavesOf = (items: readonly NavigationItem[]): NavigationItem[] =>
  items.flatMap((item) => (item.children ? leavesOf(item.children) : [item]));

/** The item of the very view; else the one for the entity as a whole. */
export function activeItem(items: readonly NavigationItem[], place: Place): NavigationItem | undefined {
  if (place.dashboard !== undefined) return leavesOf(items).find((item) => item.dashboard === place.dashboard);
  const leaves = leavesOf(items).filter((item) => item.dashboard === undefined && item.entity === place.entity);
  return (
    leaves.find((item) => item.view !== undefined && item.view === place.view) ??
    leaves.find((item) => item.view === undefined)
  );
}
