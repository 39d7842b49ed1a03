import type { InterfaceStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { createContext, use } from 'react';
import type { DraftIssue } from '../../client/drafts.ts';
import type { Stage, StageNumbers } from './stages.ts';

/** What can be done with the steps of a pipeline that has some. */
export type StepEditing = {
  readonly count: number;
  readonly add: (at: number, step: InterfaceStep) => void;
  readonly shift: (at: number, by: -1 | 1) => void;
  readonly remove: (at: number) => void;
};

/** What all parts of a drawn pipeline share. */
export type PipelineEditing = {
  readonly document: Plain;
  readonly node: SchemaNode;
  readonly stages: readonly Stage[];
  readonly issues: ReadonlyMap<string, readonly DraftIssue[]>;
  readonly numbers: StageNumbers;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  /** Null where there are none, or nothing can be changed. */
  readonly steps: StepEditing | null;
  /** Asks which step is to stand at a place. */
  readonly askStep: (at: number) => void;
};

const PipelineContext = createContext<PipelineEditing | null>(null);

export const PipelineProvider = PipelineContext;

export function usePipeline(): PipelineEditing {
  const editing = use(PipelineContext);
  if (!editing) throw new Error('there is no pipeline here');
  return editing;
}
