import type { SignInToken } from '@leitwerk/platform/module/sign-in/sign-in-token';

/** `tls`: from the first byte; `starttls`: before the sign-in, or not at all; `none`: in the own network only. */
export type Security = 'tls' | 'starttls' | 'none';

export type ServerAddress = { readonly host: string; readonly port: number; readonly security: Security };

/**
 * By what a mailbox is reached. All of it is kept as one secret: the record of the mailbox shows servers and user, but whoever could
 * change that record could otherwise have the password sent to a server of his own.
 */
export type Connection = {
  readonly imap: ServerAddress;
  readonly smtp: ServerAddress;
  readonly user: string;
  /** Either this, or a token. */
  readonly password?: string;
  readonly token?: SignInToken;
};

/** Name of the module, under which its secrets are kept. */
export const MODULE = 'mail';

export const MAILBOX = 'mailbox';
export const FOLDER = 'mail-folder';
export const MAIL = 'mail-message';
export const GAP = 'mail-gap';
