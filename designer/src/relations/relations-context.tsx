import { createContext, use } from 'react';
import type { RelatedEntity, Relation, Relations } from './relations.ts';

/** What all parts of the screen share. */
export type RelationsView = {
  readonly all: Relations;
  /** What is drawn of them. */
  readonly shown: Relations;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  /** Chooses it and goes to what is said of it. */
  readonly open: (id: string) => void;
  /** Chooses nothing and goes back to the beginning. */
  readonly close: () => void;
  readonly nameOf: (id: string) => string;
  readonly labelOf: (relation: Relation) => string;
  readonly entityOf: (id: string) => RelatedEntity | undefined;
  /** Whether fields can be added to it here. */
  readonly canBegin: (id: string) => boolean;
  /** Asks for a new relation; without a target it is picked then. */
  readonly ask: (from: string, to?: string) => void;
};

const RelationsContext = createContext<RelationsView | null>(null);

export const RelationsProvider = RelationsContext;

export function useRelations(): RelationsView {
  const view = use(RelationsContext);
  if (!view) throw new Error('there are no relations here');
  return view;
}
