import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Operation } from '@leitwerk/metadata/overlay';
import { createContext, use } from 'react';
import type { DraftIssue } from '../client/drafts.ts';
import type { Documents } from './definitions-in.ts';
import type { Step } from './steps.ts';

/** What the steps of the set-up share. */
export type SetUp = {
  /** What is live: what every answer is compared with. */
  readonly live: Documents;
  /** The same with all answers in it. */
  readonly documents: Documents;
  readonly operations: readonly Operation[];
  readonly customer: string;
  readonly setCustomer: (name: string) => void;
  readonly setDefinition: (definition: Definition) => void;
  readonly setDocuments: (documents: Documents) => void;
  /** What is wrong, by the step at which it is put right. */
  readonly errors: ReadonlyMap<Step, readonly DraftIssue[]>;
  readonly isChecking: boolean;
};

const SetUpContext = createContext<SetUp | null>(null);

export const SetUpProvider = SetUpContext;

export function useSetUp(): SetUp {
  const setUp = use(SetUpContext);
  if (!setUp) throw new Error('nothing is set up here');
  return setUp;
}
