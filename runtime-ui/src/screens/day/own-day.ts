import { useKeptSetting } from '../../client/kept-setting.ts';
import type { EffectiveModel } from '../../model/definitions.ts';

/** One list of "My day": a view of an entity, and the event by which its entries are ticked off. */
export type DayEntry = { readonly entity: string; readonly view: string; readonly event?: string };

const NONE: readonly DayEntry[] = [];
const MOST = 20;

const isSame = (one: DayEntry, entity: string, view: string): boolean => one.entity === entity && one.view === view;

/** The lists that the application wants on everybody's day, as far as this person may read them. */
export function definedDay(model: EffectiveModel): readonly DayEntry[] {
  return (model.app?.day ?? []).flatMap(({ view: id, event }) => {
    const view = model.views.find((one) => one.id === id);
    return view ? [{ entity: view.entity, view: id, ...(event !== undefined && { event }) }] : [];
  });
}

/** The lists that this person has put on the day himself. */
export function useOwnDay() {
  const [kept, setKept] = useKeptSetting<readonly DayEntry[]>('day', NONE);
  const entries = kept ?? NONE;
  return {
    entries,
    has: (entity: string, view: string) => entries.some((one) => isSame(one, entity, view)),
    toggle: (entity: string, view: string) =>
      setKept(
        entries.some((one) => isSame(one, entity, view))
          ? entries.filter((one) => !isSame(one, entity, view))
          : [...entries, { entity, view }].slice(-MOST),
      ),
  };
}
