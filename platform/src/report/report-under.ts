import type { ChosenValues } from '@leitwerk/metadata/dashboard/tile-under';
import { filterUnder } from '@leitwerk/metadata/dashboard/tile-under';
import { canBeFiltered } from '../dashboard/linked-pages.ts';
import { isUsableFilter } from '../query/usable-filter.ts';
import type { Context } from '../rights/context.ts';
import type { ReadableReport } from './readable-reports.ts';

/** Whether every tile and list can be read under what is chosen: values may be none that a field can have. */
export function reportCanBeFiltered(
  { sections, filters }: ReadableReport,
  only: ChosenValues,
  context: Context,
): boolean {
  const { model } = context.model;
  return sections.every(({ shown }) => {
    if (shown.dashboard) return canBeFiltered(shown.dashboard, only, context);
    const name = model.views.find((one) => one.id === shown.view)?.entity;
    const { filter } = filterUnder(name, filters, only, model);
    const entity = context.model.entities.get(name ?? '');
    return filter === undefined || !entity || isUsableFilter(filter, entity, context);
  });
}
