import { useState } from 'react';
import type { Filter } from '../../model/definitions.ts';
import type { Selection } from './selection.ts';
import { allBut } from './selection.ts';

type Chosen = {
  readonly isAll: boolean;
  /** The chosen ones; when all that match are chosen, those that are not. */
  readonly ids: ReadonlySet<string>;
  /** Where a range begins that is extended with Shift. */
  readonly anchor: string | null;
};

const NONE: Chosen = { isAll: false, ids: new Set(), anchor: null };

export type Selecting = {
  readonly selection: Selection | null;
  readonly isAll: boolean;
  readonly has: (id: string) => boolean;
  /** Of one record, or of all from the last one chosen to this. */
  readonly toggle: (id: string, isRange: boolean) => void;
  /** Of all records that are loaded. */
  readonly toggleLoaded: () => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
};

/** Which records are chosen. A new query begins with none. */
export function useSelection(
  loaded: readonly string[],
  filter: Filter,
  search: string,
  count: number | undefined,
): Selecting {
  const query = JSON.stringify([filter, search]);
  const [kept, setKept] = useState({ query, chosen: NONE });
  const chosen = kept.query === query ? kept.chosen : NONE;
  const set = (next: Chosen) => setKept({ query, chosen: next });
  const has = (id: string): boolean => chosen.ids.has(id) !== chosen.isAll;
  const toggle = (id: string, isRange: boolean) => {
    const from = isRange && chosen.anchor !== null ? loaded.indexOf(chosen.anchor) : -1;
    const to = loaded.indexOf(id);
    const meant = from < 0 ? [id] : loaded.slice(Math.min(from, to), Math.max(from, to) + 1);
    // A range takes on what its beginning is; one alone is turned round.
    const shallHave = from < 0 ? !has(id) : has(chosen.anchor ?? id);
    const ids = new Set(chosen.ids);
    for (const one of meant) {
      if (shallHave !== chosen.isAll) ids.add(one);
      else ids.delete(one);
    }
    set({ ...chosen, ids, anchor: id });
  };
  const total = chosen.isAll ? (count ?? loaded.length) - chosen.ids.size : chosen.ids.size;
  const selection: Selection | null =
    total <= 0
      ? null
      : chosen.isAll
        ? { count: total, filter: allBut(filter, [...chosen.ids]), ...(search && { search }) }
        : { count: total, ids: [...chosen.ids] };
  return {
    selection,
    isAll: chosen.isAll,
    has,
    toggle,
    toggleLoaded: () =>
      set(loaded.length > 0 && loaded.every(has) ? NONE : { isAll: false, ids: new Set(loaded), anchor: null }),
    chooseAll: () => set({ isAll: true, ids: new Set(), anchor: null }),
    clear: () => set(NONE),
  };
}
