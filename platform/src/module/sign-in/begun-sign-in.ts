import { ActionRefused } from '../module.ts';
import type { ModuleContext } from '../module-reach.ts';
import type { Sent } from './ask-provider.ts';
import { signInAddress, tokenFor } from './ask-provider.ts';
import { signInIssue } from './sign-in-issue.ts';
import type { SignInProvider } from './sign-in-provider.ts';
import { providersOf } from './sign-in-provider.ts';
import type { SignInToken } from './sign-in-token.ts';

/** Longer than that nobody takes to sign in. */
const LONGEST_MS = 15 * 60_000;

/** Who has been sent where, and for what. One at a time for each person and module. */
type Begun = { readonly sent: Sent; readonly provider: string; readonly about: unknown; readonly at: string };

const begunBy = ({ actor }: ModuleContext): string => `sign-in:${actor.id}`;

/** Properties of the action by which a sign-in is begun, beside those of the module's own. */
export const BEGIN_INPUT = {
  provider: { type: 'string', minLength: 1, maxLength: 100 },
  redirect: {
    type: 'string',
    maxLength: 500,
    pattern: '^https?://',
    description: 'Where the provider sends the person afterwards, as it is registered there',
  },
} as const;

/** Input of the action by which a sign-in is finished. */
export const FINISH_INPUT = {
  type: 'object',
  additionalProperties: false,
  required: ['answer'],
  properties: {
    answer: {
      type: 'string',
      minLength: 1,
      maxLength: 8000,
      description: 'The query with which the person came back',
    },
  },
} as const;

/** The provider of this id. Throws `ActionRefused` when the settings name none */
export function providerNamed<P extends SignInProvider>(
  module: string,
  id: string,
  context: Pick<ModuleContext, 'settings'>,
): P {
  const provider = providersOf<P>(module, context).find((one) => one.id === id);
  if (!provider) throw new ActionRefused([signInIssue('provider', 'sign-in.no-provider', { provider: id })]);
  return provider;
}

/**
 * Notes that the actor signs in at a provider.
 * @param hint the account there that is meant
 * @param about what the module wants to know when the person has come back, as JSON
 * @returns where the person goes
 */
export async function beginSignIn(
  module: string,
  provider: SignInProvider,
  { hint, redirect, about }: { readonly hint: string; readonly redirect: string; readonly about: unknown },
  context: ModuleContext,
): Promise<string> {
  const { url, sent } = await signInAddress(module, provider, { hint, redirect }, context);
  const begun: Begun = { sent, provider: provider.id, about, at: new Date().toISOString() };
  await context.keepSecret(module, begunBy(context), JSON.stringify(begun));
  return url;
}

/**
 * What the provider gave for what the actor has begun: good once, and only for him.
 * @param answer the query with which he came back
 * Throws `ActionRefused`
 */
export async function finishSignIn<P extends SignInProvider, About>(
  module: string,
  answer: string,
  context: ModuleContext,
): Promise<{ readonly provider: P; readonly token: SignInToken; readonly about: About }> {
  const kept = await context.readSecret(module, begunBy(context));
  const begun = kept === null ? null : (JSON.parse(kept) as Begun);
  if (!begun || Date.now() - Date.parse(begun.at) > LONGEST_MS)
    throw new ActionRefused([signInIssue('', 'sign-in.not-begun')]);
  const provider = providerNamed<P>(module, begun.provider, context);
  const token = await tokenFor(module, provider, begun.sent, answer, context);
  await context.keepSecret(module, begunBy(context), null);
  return { provider, token, about: begun.about as About };
}
