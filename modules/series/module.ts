import type { Module } from '@leitwerk/platform/module/module';
import { takeFromBefore } from './take-from-before.ts';

/** Records that stand in a row, such as readings of a meter, know what the one before them says: formulas can compare. */
export const module: Module = { name: 'series', rules: [takeFromBefore] };
