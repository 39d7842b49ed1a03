import type { ShownType } from '../shown-type.ts';
import { formatText } from './nothing.ts';
import { TEXT_OPERATORS } from './operators.ts';

export const email: ShownType = { operators: TEXT_OPERATORS, sortable: true, format: formatText };
