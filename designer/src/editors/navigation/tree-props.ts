import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import type { ValuePath } from '../../schema-form/value-path.ts';
import type { Step } from './navigation-tree.ts';

/** What all rows of the tree share. */
export type TreeProps = {
  readonly app: Plain;
  /** The schema of an entry. */
  readonly node: SchemaNode;
  readonly isDragging: boolean;
  readonly nameOf: (path: ValuePath) => string;
  readonly onStep: (path: ValuePath, step: Step) => void;
};
