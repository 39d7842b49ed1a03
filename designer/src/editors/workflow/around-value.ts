import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';

/** The objects around a place of a definition, the nearest first. */
export const aroundValue = (document: Plain, path: ValuePath): readonly Plain[] =>
  path
    .map((_, depth) => valueAt(document, path.slice(0, depth)))
    .filter(isPlain)
    .reverse();
