import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import type { FormEditing } from '../schema-form/form-context.tsx';

/** What the own editor of a kind is given. */
export type KindEditorProps = {
  /** Reads and writes of the definition go through it, so that undo, issues and the form below stay one. */
  readonly form: FormEditing;
  readonly file: string;
  readonly document: Plain;
  readonly node: SchemaNode;
};
