import type { Person } from '../../client/privacy.ts';

export type PrivacySearch = { readonly entity?: string; readonly id?: string };

/** Which person the address names. */
export const privacySearchFrom = ({ entity, id }: Record<string, unknown>): PrivacySearch =>
  typeof entity === 'string' && typeof id === 'string' ? { entity, id } : {};

export const personOf = ({ entity, id }: PrivacySearch): Person | null =>
  entity !== undefined && id !== undefined ? { entity, id } : null;
