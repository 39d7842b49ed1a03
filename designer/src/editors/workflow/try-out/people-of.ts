import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { waysOf } from '../machine/ways.ts';

/** How many different people a machine needs: several approvals, or somebody else's eyes. */
export const peopleOf = (machine: Plain): number =>
  Math.max(
    1,
    ...waysOf(machine).map(({ way: { meta } }) => {
      if (!isPlain(meta)) return 1;
      const approvals = typeof meta['approvals'] === 'number' ? meta['approvals'] : 1;
      return approvals + (meta['fourEyes'] === true ? 1 : 0);
    }),
  );
