import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { Connection } from '../connection.ts';
import { MODULE } from '../connection.ts';
import { mailIssue } from '../mail-issue.ts';
import { refreshed } from './ask-provider.ts';
import { providersOf } from './provider.ts';

/** So long before its end a token is not begun with. */
const LEAST_MS = 120_000;

type Reach = Pick<ModuleContext, 'readSecret' | 'keepSecret' | 'lineTo' | 'settings'>;

/**
 * By what a mailbox is reached, with a token that is still good where it has one. Null when it is not here any more.
 * Throws `ActionRefused` when the provider gives no token
 */
export async function connectionOf(mailbox: string, context: Reach): Promise<Connection | null> {
  const secret = await context.readSecret(MODULE, mailbox);
  if (secret === null) return null;
  const connection = JSON.parse(secret) as Connection;
  const { token } = connection;
  if (token === undefined || Date.parse(token.expiresAt) - LEAST_MS > Date.now()) return connection;
  const provider = providersOf(context).find(({ id }) => id === token.provider);
  if (!provider) throw new ActionRefused([mailIssue('', 'mail.no-provider', { provider: token.provider })]);
  const renewed = { ...connection, token: await refreshed(provider, token.refreshToken, context) };
  await context.keepSecret(MODULE, mailbox, JSON.stringify(renewed));
  return renewed;
}
