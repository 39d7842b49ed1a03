import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';

/** The machine as an XState v5 configuration, with the id that its targets name. */
export const exportMachine = (document: Plain): Plain => ({
  id: document['id'],
  ...(isPlain(document['machine']) ? document['machine'] : {}),
});
