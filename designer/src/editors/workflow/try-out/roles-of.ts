import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { statesOf } from '../machine/machine-json.ts';

/** Roles that may send events somewhere in a machine. */
export const rolesOf = (machine: Plain): readonly string[] => [
  ...new Set(
    statesOf(machine).flatMap(({ state }) => {
      const meta = isPlain(state['meta']) ? state['meta'] : {};
      return (Array.isArray(meta['roles']) ? meta['roles'] : []).map(String);
    }),
  ),
];
