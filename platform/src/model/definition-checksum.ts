import { createHash } from 'node:crypto';
import { canonical } from '@leitwerk/metadata/keyed-list';
import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { documentsByKey } from '@leitwerk/metadata/overlay';

/** The same for definitions that say the same, whatever their files and the order of keys. */
export const checksumOf = (documents: readonly OverlaidDocument[]): string => {
  const definitions = [...documentsByKey(documents)].sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(canonical(definitions.map(([, { document }]) => document)))
    .digest('hex');
};
