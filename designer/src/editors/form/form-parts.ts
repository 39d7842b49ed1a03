import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { createContext, use } from 'react';
import type { FormEditing } from '../../schema-form/form-context.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import type { PartKind, Slot } from './form-part.ts';

export type EntityModel = EffectiveModel['entities'][string];
export type FieldModel = EntityModel['fields'][number];

/** What all parts of the form editor share. */
export type FormParts = {
  readonly form: FormEditing;
  readonly document: Plain;
  readonly model: EffectiveModel;
  /** Undefined while the form names none that is there. */
  readonly entity: EntityModel | undefined;
  /** Path of the part whose settings are shown; empty when there is none. */
  readonly chosen: ValuePath;
  readonly choose: (path: ValuePath) => void;
  /** Number of the tab that is looked at. */
  readonly tab: number;
  readonly fieldOf: (part: unknown) => FieldModel | undefined;
  readonly nameOf: (path: ValuePath) => string;
  readonly add: (kind: PartKind, part: Plain, slot?: Slot | null) => void;
  /** Puts a field into the header of the page or among the columns of a related list; one that stands there moves. */
  readonly addFieldId: (list: ValuePath, id: string, at?: number) => void;
  readonly move: (from: ValuePath, slot: Slot) => void;
  readonly remove: (path: ValuePath) => void;
  readonly duplicate: (path: ValuePath) => void;
  /** Text of a part for the clipboard; null when it is none. */
  readonly copied: (path: ValuePath) => string | null;
  readonly paste: (text: string) => void;
};

const FormPartsContext = createContext<FormParts | null>(null);

export const FormPartsProvider = FormPartsContext;

export function useParts(): FormParts {
  const parts = use(FormPartsContext);
  if (!parts) throw new Error('there is no form here');
  return parts;
}
