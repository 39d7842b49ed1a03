import { recordIdType } from './record-id.ts';

/** One record of another entity. */
export const reference = recordIdType('reference', ['entity', 'onDelete', 'filter', 'unique', 'index']);
