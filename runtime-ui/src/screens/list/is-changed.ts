import { differsFrom } from './list-state.ts';
import type { ShownView } from './shown-view.ts';

/** Whether a view is shown otherwise than it is saved. Own columns of somebody else's view are no change of it. */
export function isChanged({ view, state, search }: ShownView): boolean {
  const isOwnColumns = search.columns === undefined && view.saved?.mayChange !== true;
  return differsFrom(isOwnColumns ? { ...state, columns: view.base.columns } : state, view);
}
