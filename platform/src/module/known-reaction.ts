import type { Reaction } from './module.ts';

/** A reaction with the events that it follows from in the live model. */
export type KnownReaction = Reaction & { readonly on: readonly string[] };
