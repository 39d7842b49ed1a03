import type { Language } from '@leitwerk/metadata/shown-type';

/** Who acts. Never absent: the system is an actor too. Looked up anew for every request. */
export type Actor = {
  /** Id of the record in `user`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** Ids of roles in definitions. */
  readonly roles: readonly string[];
  /** Ids of the teams that the user belongs to. */
  readonly teams: readonly string[];
  /** The platform itself: seeds, demo, jobs. Has every right on every record. */
  readonly isSystem: boolean;
  /** What an API token narrows its holder's rights to; absent when signed in by password. */
  readonly scopes?: readonly TokenScope[];
};

/**
 * `read`: nothing that changes; `write`: records as the user may; `metadata`: definitions as the user may. Of single things, by name:
 * `read:<entity>`, `write:<entity>` (with reading), `call:<action>`.
 */
export type TokenScope = 'read' | 'write' | 'metadata' | `${'read' | 'write' | 'call'}:${string}`;

/** Whether a text is a scope in its form; what it names may not be there. */
export const isTokenScope = (text: unknown): text is TokenScope =>
  typeof text === 'string' &&
  (/^(read|write|metadata)$/.test(text) ||
    /^(read|write):[a-z][a-z0-9-]{0,99}$/.test(text) ||
    /^call:[a-z][a-zA-Z0-9-]*\.[a-z][a-zA-Z0-9]*$/.test(text));

/** Whether he may change anything at all: a token that may only read does not act. */
export const mayWrite = ({ scopes }: Pick<Actor, 'scopes'>): boolean => scopes?.includes('write') ?? true;

/** The record of the system's user, made with the tables. */
export const SYSTEM_USER_ID = '00000000-0000-7000-8000-000000000000';

export const SYSTEM_ACTOR: Actor = {
  id: SYSTEM_USER_ID,
  name: 'Leitwerk',
  email: 'system@localhost',
  language: 'en',
  roles: [],
  teams: [],
  isSystem: true,
};
