import type { ValuePath } from '@leitwerk/metadata/value-path';

export type { ValuePath } from '@leitwerk/metadata/value-path';
export { pathFromText, pathText, valueAt, withValue } from '@leitwerk/metadata/value-path';

/** The id of the input at a place. */
export const placeId = (path: ValuePath): string => `at-${path.join('-')}`;
