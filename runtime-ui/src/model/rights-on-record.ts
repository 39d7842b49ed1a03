import type { EntityRights, Values } from './definitions.ts';

/** Every record was made by somebody: where that is not told, some of it is veiled, and it cannot be changed. */
export const isVeiled = (record: Values): boolean => record['createdBy'] === null;

/** What of the rights on an entity is left on one of its records. */
export const rightsOnRecord = (rights: EntityRights, record: Values): EntityRights =>
  isVeiled(record) ? { ...rights, actions: rights.actions.filter((action) => action === 'read') } : rights;
