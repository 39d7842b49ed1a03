import type { ShownType } from '../shown-type.ts';
import { formatText } from './nothing.ts';

export const longText: ShownType = { operators: ['contains', 'isNull'], sortable: false, format: formatText };
