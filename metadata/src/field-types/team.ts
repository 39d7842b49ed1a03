import { recordIdType } from './record-id.ts';

export const team = recordIdType('team', ['onDelete', 'filter', 'index', 'default']);
