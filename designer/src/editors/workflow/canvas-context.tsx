import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { createContext, use } from 'react';
import type { CanvasKind } from './canvas-kind.ts';
import type { Picture } from './picture.ts';
import type { PictureIssues, Selected } from './picture-issues.ts';
import type { Words } from './use-way-words.ts';

/** What is asked before something is done. */
export type Asked =
  | { readonly ask: 'add-state'; readonly parent: string }
  | { readonly ask: 'connect'; readonly from: string | null; readonly to: string | null }
  | { readonly ask: 'rename'; readonly path: string }
  | { readonly ask: 'remove'; readonly path: string }
  | { readonly ask: 'paste'; readonly parent: string }
  | { readonly ask: 'export' }
  | { readonly ask: 'import' };

/** What all parts of a canvas share. */
export type CanvasEditing = {
  readonly kind: CanvasKind;
  readonly document: Plain;
  readonly node: SchemaNode;
  readonly picture: Picture;
  readonly words: Words;
  readonly issues: PictureIssues;
  readonly isReadOnly: boolean;
  readonly selected: Selected | null;
  readonly select: (selected: Selected | null) => void;
  /** The whole definition after an edit, one step of undo. */
  readonly change: (document: Plain, selected?: Selected | null) => void;
  readonly ask: (asked: Asked | null) => void;
  readonly copy: (path: string) => void;
  /** What a simulation has led through, as long as one is open. */
  readonly trail: Trail | null;
  /** Processes under way, by the path of the state. */
  readonly counts: ReadonlyMap<string, number>;
};

export type Trail = {
  readonly active: ReadonlySet<string>;
  readonly visited: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
};

const CanvasContext = createContext<CanvasEditing | null>(null);

export const CanvasProvider = CanvasContext;

export function useCanvas(): CanvasEditing {
  const editing = use(CanvasContext);
  if (!editing) throw new Error('there is no canvas here');
  return editing;
}

export const stateAt = ({ picture }: Pick<CanvasEditing, 'picture'>, path: string) =>
  picture.states.find((one) => one.path === path);
