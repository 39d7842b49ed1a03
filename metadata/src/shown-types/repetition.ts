import type { ShownType } from '../shown-type.ts';
import { formatText } from './nothing.ts';
import { TEXT_OPERATORS } from './operators.ts';

export const repetition: ShownType = { operators: TEXT_OPERATORS, sortable: true, format: formatText };
