import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { Trigger } from './machine/edit-ways.ts';
import type { Picture } from './picture.ts';

/** A definition after an edit, and the transition that it was about. */
export type Connection = { readonly document: Plain; readonly way: string };

/**
 * What the canvas asks of a kind of definition that it draws. States are named by their paths with dots, transitions by the ids that the
 * picture gives them. Every edit leaves the rest of the definition as it is, and the definition itself where it is not possible.
 */
export type CanvasKind = {
  readonly pictureOf: (document: Plain) => Picture;
  /** Whether states can lie in states; else they have no sorts either. */
  readonly isNested: boolean;
  /** What can take a transition, the usual first. */
  readonly triggers: readonly Trigger['by'][];
  readonly addState: (document: Plain, parent: string, key: string, label: Label) => Plain;
  readonly canRemoveState: (document: Plain, path: string) => boolean;
  /** How many transitions from elsewhere lead to it. */
  readonly countIncoming: (document: Plain, path: string) => number;
  readonly removeState: (document: Plain, path: string, withIncoming: boolean) => Plain;
  readonly renameState: (document: Plain, path: string, key: string) => Plain;
  readonly setInitial: (document: Plain, path: string) => Plain;
  /** Null where no transition can begin. */
  readonly connect: (document: Plain, from: string, to: string, trigger: Trigger) => Connection | null;
  readonly moveWay: (document: Plain, way: string, to: string) => Plain;
  readonly removeWay: (document: Plain, way: string) => Plain;
  /** Properties of a state and of a transition that the canvas edits itself. */
  readonly withoutOfState: readonly string[];
  readonly withoutOfWay: readonly string[];
};
