import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import type { ComponentType } from 'react';
import { createContext, use } from 'react';
import type { DraftIssue } from '../client/drafts.ts';
import type { ValuePath } from './value-path.ts';

/** What all editors inside one definition share. */
export type FormEditing = {
  /** The editor of any value: objects and lists hold values of every shape, itself included. */
  readonly Editor: ComponentType<EditorProps>;
  readonly document: Plain;
  readonly isReadOnly: boolean;
  /** @param typed edits one after the other at this place are undone together; with words those that have the same ones */
  readonly setValue: (path: ValuePath, value: unknown, typed?: boolean | string) => void;
  readonly isOpen: (path: ValuePath) => boolean;
  readonly setOpen: (path: ValuePath, open: boolean) => void;
  /** What is wrong at a place itself. */
  readonly issuesAt: (path: ValuePath) => readonly DraftIssue[];
  /** Whether something is wrong there or below, beyond a hint. */
  readonly hasErrors: (path: ValuePath) => boolean;
};

const FormContext = createContext<FormEditing | null>(null);

export const FormProvider = FormContext;

export function useForm(): FormEditing {
  const form = use(FormContext);
  if (!form) throw new Error('there is no definition here');
  return form;
}

/** What an editor of one value is given. */
export type EditorProps = {
  readonly node: SchemaNode;
  readonly path: ValuePath;
  readonly value: unknown;
  /** The objects around the value, the nearest first. */
  readonly around: readonly Plain[];
  /** What the value is called. */
  readonly name: string;
  readonly isRequired: boolean;
  /** Its name already stands beside it. */
  readonly isBare?: boolean;
};
