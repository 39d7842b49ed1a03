import { ActionRefused } from '../module.ts';
import type { ModuleContext } from '../module-reach.ts';
import { refreshed } from './ask-provider.ts';
import { signInIssue } from './sign-in-issue.ts';
import { providersOf } from './sign-in-provider.ts';
import type { SignInToken } from './sign-in-token.ts';

/** So long before its end a token is not begun with. */
const LEAST_MS = 120_000;

type Reach = Pick<ModuleContext, 'readSecret' | 'keepSecret' | 'holdSecret' | 'lineTo' | 'settings'>;

/** A secret by which something outside is reached; with a token where somebody has signed in at a provider for it. */
type WithToken = { readonly token?: SignInToken };

const isGood = ({ token }: WithToken): boolean =>
  token === undefined || Date.parse(token.expiresAt) - LEAST_MS > Date.now();

/**
 * A module's secret under this key, whose token is still good: renewed by one process alone, since providers take a second renewal by the
 * same token for theft and end the sign-in. Null when the secret is not here any more.
 * Throws `ActionRefused` when the provider gives no token
 */
export async function secretWithToken<S extends WithToken>(
  module: string,
  key: string,
  context: Reach,
): Promise<S | null> {
  const read = async (): Promise<S | null> => {
    const secret = await context.readSecret(module, key);
    return secret === null ? null : (JSON.parse(secret) as S);
  };
  const known = await read();
  if (!known || isGood(known)) return known;
  return context.holdSecret(module, key, async () => {
    // Whoever held it meanwhile may have renewed it.
    const kept = await read();
    if (!kept?.token || isGood(kept)) return kept;
    const { token } = kept;
    const provider = providersOf(module, context).find(({ id }) => id === token.provider);
    if (!provider) throw new ActionRefused([signInIssue('', 'sign-in.no-provider', { provider: token.provider })]);
    const renewed: S = { ...kept, token: await refreshed(module, provider, token.refreshToken, context) };
    await context.keepSecret(module, key, JSON.stringify(renewed));
    return renewed;
  });
}
