import type { ShownType } from '../shown-type.ts';
import { formatText } from './nothing.ts';
import { TEXT_OPERATORS } from './operators.ts';

export const text: ShownType = { operators: TEXT_OPERATORS, sortable: true, format: formatText };
