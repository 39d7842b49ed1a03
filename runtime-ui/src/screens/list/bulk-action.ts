import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ComponentType } from 'react';
import type { EntityModel, EntityRights, FieldModel } from '../../model/definitions.ts';
import type { Selection } from './selection.ts';

export type BulkActionProps = {
  readonly entity: EntityModel;
  readonly selection: Selection;
  /** The chosen ones of the records that are loaded, as they are shown. */
  readonly records: readonly WireRecord[];
  readonly fields: readonly FieldModel[];
  /** How the list is ordered, as the address has it: `name,-createdAt`; '' is its own order. */
  readonly sort: string;
  /** Ends the selection. */
  readonly onDone: () => void;
};

export type BulkAction = {
  readonly id: string;
  readonly isOffered: (selection: Selection, rights: EntityRights) => boolean;
  /** Its button in the bar, with all that follows from it. */
  readonly Action: ComponentType<BulkActionProps>;
};
