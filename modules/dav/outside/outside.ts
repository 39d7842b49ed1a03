import type { SignInProvider } from '@leitwerk/platform/module/sign-in/sign-in-provider';
import type { SignInToken } from '@leitwerk/platform/module/sign-in/sign-in-token';

/** Name of the module, under which its secrets are kept. */
export const MODULE = 'dav';

export const ACCOUNT = 'outside-account';
export const COLLECTION = 'outside-collection';
export const GAP = 'outside-gap';

export const SYNC_JOB = 'dav.sync';
export const AGAIN_JOB = 'dav.again';
export const RETRY_JOB = 'dav.retry';
export const REMOVE_JOB = 'dav.remove';

/** What two servers hold together: `in` is brought here, `out` there. */
export type Direction = 'none' | 'in' | 'out' | 'both';

/**
 * By what an account is reached. All of it is kept as one secret: whoever could change the record of the account could otherwise have
 * the password sent to a server of his own.
 */
export type Connection = {
  readonly user: string;
  /** Either this, or a token. */
  readonly password?: string;
  readonly token?: SignInToken;
  /** Where the collections of the account lie; null where the server has none of that kind. */
  readonly calendars: string | null;
  readonly books: string | null;
};

/** A provider of calendars and address books at which people sign in themselves, and where these lie; `{user}` stands for the address. */
export type OutsideProvider = SignInProvider & { readonly calendars?: string; readonly books?: string };

/** A collection on the other server as its record here says it. */
export type OutsideCollection = {
  readonly id: string;
  readonly account: string;
  readonly owner: string;
  readonly name: string;
  readonly address: string;
  readonly contents: 'appointments' | 'contacts';
  /** Name of the collection here with which it is kept in step. */
  readonly here: string;
  readonly direction: Direction;
  readonly healthy: boolean | null;
  readonly syncToken: string | null;
  readonly listedAt: string | null;
  /** How many deletions wait for an answer, and what the answer was. */
  readonly asked: number | null;
  readonly answer: 'delete' | 'keep' | null;
};

export const isIn = ({ direction }: OutsideCollection): boolean => direction === 'in' || direction === 'both';
export const isOut = ({ direction }: OutsideCollection): boolean => direction === 'out' || direction === 'both';
