import type { OpenRecord } from '../../../client/records.ts';
import type { EntityModel } from '../../../model/definitions.ts';

export type RecordActionProps = { readonly record: OpenRecord; readonly title: string };

/** A module's action is on records of any entity and decides itself whether it has something to offer. */
export type ModuleActionProps = RecordActionProps & { readonly entity: EntityModel };
