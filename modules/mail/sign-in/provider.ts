import type { SignInProvider } from '@leitwerk/platform/module/sign-in/sign-in-provider';
import type { ServerAddress } from '../connection.ts';

/** A provider of mailboxes at which people sign in themselves. */
export type MailProvider = SignInProvider & { readonly imap: ServerAddress; readonly smtp: ServerAddress };
