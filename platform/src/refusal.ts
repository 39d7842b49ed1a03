import type { Issue } from '@leitwerk/metadata/issue';

/** Why a request or a command was not done: an expected answer, not a fault. `http/respond-error.ts` writes it as problem+json. */
export type Refusal = {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 503;
  /** `area.reason`; also the key of the message. */
  readonly code: string;
  readonly params?: NonNullable<Issue['params']>;
  readonly issues?: readonly Issue[];
  /** More for the client, e.g. the current record of a 412. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

/** What is wrong, place by place. A refusal without places has one for the whole record. */
export const issuesOf = ({ code, params, issues }: Refusal): readonly Issue[] =>
  issues?.length ? issues : [{ path: '', code, ...(params && { params }) }];

/** Whether the same may be done a little later: nothing is wrong with what was wanted. */
export const isPassing = ({ status }: Refusal): boolean => status === 429 || status === 503;

/** Carries a refusal out of nested calls; a transaction it leaves is rolled back. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Ends the work with an expected answer. */
export function refuse(status: Refusal['status'], code: string, rest: Omit<Refusal, 'status' | 'code'> = {}): never {
  throw new Refused({ status, code, ...rest });
}
