import type { ComponentType } from 'react';
<<<<<<< HEAD
import { RoleMatrix } from '../rights/role-matrix.tsx';
=======
import { lazy } from 'react';
>>>>>>> forms
import { FieldTable } from './entity/field-table.tsx';
import type { KindEditorProps } from './kind-editor-props.ts';

type KindEditor = {
  readonly Editor: ComponentType<KindEditorProps>;
  /** Properties that the form below leaves to it. */
  readonly edits: readonly string[];
};

const FormEditor = lazy(async () => ({ default: (await import('./form/form-editor.tsx')).FormEditor }));

/** THE list of kinds that are edited by more than the form of their schema. Heavy ones are `lazy`. */
export const kindEditors: Readonly<Record<string, KindEditor>> = {
  entity: { Editor: FieldTable, edits: ['fields'] },
<<<<<<< HEAD
  role: { Editor: RoleMatrix, edits: ['grants'] },
=======
  form: { Editor: FormEditor, edits: ['tabs'] },
  journal: { Editor: FormEditor, edits: ['fields'] },
>>>>>>> forms
};
