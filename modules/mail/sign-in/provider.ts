import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { ServerAddress } from '../connection.ts';
import { MODULE } from '../connection.ts';

/** A provider of mailboxes at which people sign in themselves, instead of giving a password to Leitwerk. */
export type Provider = {
  readonly id: string;
  readonly label: Label;
  readonly authorize: string;
  readonly token: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly imap: ServerAddress;
  readonly smtp: ServerAddress;
};

/** Those that the application's settings name. */
export const providersOf = ({ settings }: Pick<ModuleContext, 'settings'>): readonly Provider[] =>
  (settings(MODULE)['signIn'] as { readonly providers?: readonly Provider[] } | undefined)?.providers ?? [];

/** Under which a provider's client secret is kept. */
export const secretOf = (provider: string): string => `provider:${provider}`;
