import { sendRequest } from './send-request.ts';

export type Direction = 'none' | 'in' | 'out' | 'both';
export type DeletionAnswer = 'delete' | 'keep';

/** `address`: of the server or of anything on it, or an e-mail address by whose domain it is looked for. */
export type OutsideAccountInput = {
  readonly address: string;
  readonly userName: string;
  readonly password: string;
};

const call = async (verb: string, body: unknown): Promise<void> => {
  await sendRequest('POST', `/actions/dav.${verb}`, { body });
};

/** The sign-in is tried; refused with the server's reason when it fails. */
export const connectOutside = (input: OutsideAccountInput): Promise<void> => call('connect', input);

export const setOutsidePassword = (account: string, password: string): Promise<void> =>
  call('setPassword', { account, password });

export const chooseDirection = (collection: string, direction: Direction): Promise<void> =>
  call('chooseDirection', { collection, direction });

export const answerDeletions = (collection: string, answer: DeletionAnswer): Promise<void> =>
  call('answerDeletions', { collection, answer });

/** Compares everything and tries all that is missing again. */
export const synchroniseOutside = (account: string): Promise<void> => call('synchronise', { account });

export const retryGap = (gap: string): Promise<void> => call('retry', { gap });

/** Entries stay, here and there. */
export const disconnectOutside = (account: string): Promise<void> => call('disconnect', { account });
