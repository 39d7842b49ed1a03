import { recordIdType } from './record-id.ts';

/** Somebody who works here. */
export const user = recordIdType('user', ['onDelete', 'filter', 'index', 'default']);
