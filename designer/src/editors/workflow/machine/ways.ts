import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { wayId } from '@leitwerk/metadata/workflow/way-id';
import type { ValuePath } from '../../../schema-form/value-path.ts';
import { withValue } from '../../../schema-form/value-path.ts';
import type { StatePath } from './machine-json.ts';
import { placeOfState, statesOf } from './machine-json.ts';

/** A transition as it is written. */
export type WrittenWay = {
  readonly id: string;
  readonly from: StatePath;
  /** Key as in steps: `on.accept`, `after.late`, `always`, `onDone`, `invoke.0.onDone`. */
  readonly place: string;
  /** Where its list stands, from the outermost state down. */
  readonly list: ValuePath;
  readonly index: number;
  readonly way: Plain;
};

type List = { readonly place: string; readonly at: ValuePath; readonly ways: readonly unknown[] };

/** All lists of transitions of one state. */
export function listsOf(state: Plain): readonly List[] {
  const named = (key: 'on' | 'after') =>
    Object.entries(isPlain(state[key]) ? state[key] : {}).map(([name, ways]) => ({
      place: `${key}.${name}`,
      at: [key, name],
      ways,
    }));
  const invoked = (Array.isArray(state['invoke']) ? state['invoke'] : []).flatMap((one: unknown, index) =>
    isPlain(one)
      ? ['onDone', 'onError'].map((key) => ({
          place: `invoke.${index}.${key}`,
          at: ['invoke', index, key],
          ways: one[key],
        }))
      : [],
  );
  const own = ['always', 'onDone'].map((key) => ({ place: key, at: [key], ways: state[key] }));
  return [...named('on'), ...named('after'), ...own, ...invoked].flatMap(({ ways, ...where }) =>
    Array.isArray(ways) ? [{ ...where, ways }] : [],
  );
}

/** Every transition of a machine. */
export const waysOf = (machine: Plain): readonly WrittenWay[] =>
  statesOf(machine).flatMap(({ path, state }) =>
    listsOf(state).flatMap(({ place, at, ways }) =>
      ways.flatMap((way, index) =>
        isPlain(way)
          ? [
              {
                id: wayId({ from: path, place, index }),
                from: path,
                place,
                list: [...placeOfState(path), ...at],
                index,
                way,
              },
            ]
          : [],
      ),
    ),
  );

/** The machine with every transition as it is changed; what becomes undefined is gone, and with the last of a list the list. */
export function withWays(machine: Plain, change: (way: WrittenWay) => Plain | undefined): Plain {
  let changed: unknown = machine;
  for (const written of [...waysOf(machine)].reverse()) {
    const next = change(written);
    if (next === written.way) continue;
    changed = next === undefined ? withoutWay(changed, written) : withValue(changed, placeOfWay(written), next);
  }
  return changed as Plain;
}

export const placeOfWay = ({ list, index }: Pick<WrittenWay, 'list' | 'index'>): ValuePath => [...list, index];

/** Without one transition; an empty list and an empty `on` or `after` go with it. */
function withoutWay(machine: unknown, { list, index }: WrittenWay): unknown {
  return pruned(withValue(machine, [...list, index], undefined), list);
}

function pruned(machine: unknown, list: ValuePath): unknown {
  const key = list.at(-2);
  const isNamed = key === 'on' || key === 'after';
  const at = isNamed ? [list, list.slice(0, -1)] : [list];
  return at.reduce((value, path) => (isEmptyAt(value, path) ? withValue(value, path, undefined) : value), machine);
}

function isEmptyAt(machine: unknown, path: ValuePath): boolean {
  const value = path.reduce<unknown>(
    (holder, key) => (holder as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    machine,
  );
  return Array.isArray(value) ? value.length === 0 : isPlain(value) && Object.keys(value).length === 0;
}
