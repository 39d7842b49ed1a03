import * as oauth from 'openid-client';
import { Agent, fetch } from 'undici';
import { ActionRefused } from '../module.ts';
import type { ModuleContext } from '../module-reach.ts';
import { refusalOf } from '../refusal-of.ts';
import { signInIssue } from './sign-in-issue.ts';
import type { SignInProvider } from './sign-in-provider.ts';
import { secretOf } from './sign-in-provider.ts';
import type { SignInToken } from './sign-in-token.ts';

const WHOLE_MS = 10_000;
/** Where a provider does not say how long a token is good (RFC 6749, 5.1). */
const USUAL_SECONDS = 3600;

type Reach = Pick<ModuleContext, 'readSecret' | 'lineTo'>;

/** Codes by which the library says that an answer is not the right one; a slow one is another matter. */
const IS_WRONG = /^OAUTH_(?!TIMEOUT)/;

/** What is kept between sending somebody to a provider and his coming back. */
export type Sent = { readonly state: string; readonly verifier: string; readonly redirect: string };

/** Where somebody signs in, by the code flow with PKCE (RFC 6749, 4.1; RFC 7636). */
export async function signInAddress(
  module: string,
  provider: SignInProvider,
  { hint, redirect }: { readonly hint: string; readonly redirect: string },
  context: Reach,
): Promise<{ readonly url: string; readonly sent: Sent }> {
  const verifier = oauth.randomPKCECodeVerifier();
  const state = oauth.randomState();
  const url = oauth.buildAuthorizationUrl(await configurationOf(module, provider, context), {
    redirect_uri: redirect,
    scope: provider.scopes.join(' '),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    login_hint: hint,
    // Google hands a token for the time after only when it is asked for like this; others do not mind.
    access_type: 'offline',
    prompt: 'consent',
  });
  return { url: url.href, sent: { state, verifier, redirect } };
}

/** The tokens for what a provider has answered. @param answer the query of the address to which somebody came back */
export async function tokenFor(
  module: string,
  provider: SignInProvider,
  sent: Sent,
  answer: string,
  context: Reach,
): Promise<SignInToken> {
  const came = new URL(sent.redirect);
  came.search = answer;
  const configuration = await configurationOf(module, provider, context);
  const tokens = await told(provider, () =>
    oauth.authorizationCodeGrant(configuration, came, {
      pkceCodeVerifier: sent.verifier,
      expectedState: sent.state,
    }),
  );
  if (tokens.refresh_token === undefined)
    throw new ActionRefused([signInIssue('', 'sign-in.no-refresh', { provider: provider.label })]);
  return tokenOf(provider, tokens, tokens.refresh_token);
}

/** A token that is good again. Throws `ActionRefused`: 422 when somebody has to sign in anew */
export async function refreshed(
  module: string,
  provider: SignInProvider,
  refreshToken: string,
  context: Reach,
): Promise<SignInToken> {
  const configuration = await configurationOf(module, provider, context);
  const tokens = await told(provider, () => oauth.refreshTokenGrant(configuration, refreshToken));
  return tokenOf(provider, tokens, tokens.refresh_token ?? refreshToken);
}

const tokenOf = (
  { id }: SignInProvider,
  tokens: oauth.TokenEndpointResponse & oauth.TokenEndpointResponseHelpers,
  refreshToken: string,
): SignInToken => ({
  provider: id,
  accessToken: tokens.access_token,
  refreshToken,
  expiresAt: new Date(Date.now() + (tokens.expiresIn() ?? USUAL_SECONDS) * 1000).toISOString(),
});

async function configurationOf(module: string, provider: SignInProvider, context: Reach): Promise<oauth.Configuration> {
  const { authorize, token, clientId } = provider;
  const secret = await context.readSecret(module, secretOf(provider.id));
  const configuration = new oauth.Configuration(
    { issuer: new URL(authorize).origin, authorization_endpoint: authorize, token_endpoint: token },
    clientId,
    undefined,
    secret === null ? oauth.None() : oauth.ClientSecretPost(secret),
  );
  configuration.timeout = WHOLE_MS / 1000;
  const url = new URL(token);
  const line = context.lineTo(url.hostname, Number(url.port || (url.protocol === 'http:' ? 80 : 443)));
  if (url.protocol !== 'https:') {
    if (!line.isPrivate) throw new ActionRefused([signInIssue('', 'sign-in.plain-text')]);
    oauth.allowInsecureRequests(configuration);
  }
  const dispatcher = new Agent({
    headersTimeout: WHOLE_MS,
    bodyTimeout: WHOLE_MS,
    connect: { timeout: WHOLE_MS, ...(line.lookup && { lookup: line.lookup }) },
  });
  configuration[oauth.customFetch] = async (address, options) => {
    if (new URL(address).host !== url.host) throw new Error(`another host than ${url.host}`);
    return (await fetch(address, { ...(options as object), dispatcher })) as unknown as Response;
  };
  return configuration;
}

/** Says in words what the provider has refused. */
async function told<T>({ label, token }: SignInProvider, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (refusalOf(error)) throw error;
    const { error: said, error_description: words, code, cause } = (error ?? {}) as Record<string, unknown>;
    const reason = typeof said === 'string' && typeof words === 'string' ? `${said}: ${words.slice(0, 300)}` : said;
    // Its own words; or what it has answered is not what was asked for.
    if (typeof reason === 'string' || IS_WRONG.test(String(code)))
      throw new ActionRefused([
        signInIssue('', 'sign-in.refused', { provider: label, reason: String(reason ?? reasonOf(error)) }),
      ]);
    if (refusalOf(cause)) throw cause;
    const params = { host: new URL(token).host, reason: reasonOf(error) };
    throw new ActionRefused([signInIssue('', 'sign-in.away', params)], 503);
  }
}

/** What a server or the connection said, in one line. */
function reasonOf(error: unknown): string {
  const { message, code } = (error ?? {}) as Partial<Record<'message' | 'code', unknown>>;
  const text = [message, code].find((one) => typeof one === 'string' && one !== '') ?? String(error);
  return String(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ')
    .slice(0, 300)
    .trim();
}
