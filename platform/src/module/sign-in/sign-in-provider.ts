import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleContext } from '../module-reach.ts';

/**
 * A provider at which people sign in themselves (OAuth 2), instead of giving a password to Leitwerk. The settings of a module name its own
 * under `signIn.providers`, with what the module wants to know of them besides.
 */
export type SignInProvider = {
  readonly id: string;
  readonly label: Label;
  readonly authorize: string;
  readonly token: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
};

/** Those that the application's settings name for this module. `P`: of the shape in the module's `settings.schema.json` */
export const providersOf = <P extends SignInProvider>(
  module: string,
  { settings }: Pick<ModuleContext, 'settings'>,
): readonly P[] => (settings(module)['signIn'] as { readonly providers?: readonly P[] } | undefined)?.providers ?? [];

/** Under which a provider's client secret is kept, for each module by itself: a client is registered with what it is for. */
export const secretOf = (provider: string): string => `provider:${provider}`;
