import type { FieldModel } from '@leitwerk/metadata/model';

/** Fields whose text stands in the search column of their table. */
export const isSearchedText = (field: FieldModel): boolean => field.searchable === true && field.type !== 'file';

/** Fields in whose files search looks. */
export const isSearchedFile = (field: FieldModel): boolean => field.searchable === true && field.type === 'file';
