import type { Operation } from '@leitwerk/metadata/overlay';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';
import type { Person } from './drafts.ts';

/** One change over the package, with who made it. */
export type Origin = {
  readonly operation: Operation;
  /** null while it is in the draft only. */
  readonly published: {
    readonly version: number;
    readonly by: Person;
    readonly at: string;
    readonly note: string;
  } | null;
  readonly drafted: { readonly by: Person; readonly at: string } | null;
};

export type Origins = {
  readonly layer: 'package' | 'module' | 'customer';
  readonly package: { readonly name: string; readonly version: string; readonly at: string };
  /** The definition as the package has it; null when the package has none. */
  readonly base: unknown;
  readonly items: readonly Origin[];
};

/** Why a definition of a draft is as it is. @param definition `entity/lead` */
export const readOrigins = async (draft: string, definition: string): Promise<Origins> =>
  (await sendRequest<Origins>('GET', '/metadata/origin', { query: { definition, draft } })).body;
