import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { exchangeIssue } from '../exchange-issue.ts';
import type { Connection } from './connection.ts';
import { MODULE } from './connection.ts';
import { openFolder } from './open-folder.ts';
import { openHttps, tryHttps } from './open-https.ts';
import { openSftp } from './open-sftp.ts';
import type { Place } from './place.ts';

/** Opens the place to which a connection leads. @param files what is looked for there */
export async function openPlace(
  connection: Connection,
  files: string,
  context: Pick<ModuleContext, 'lineTo'>,
): Promise<Place> {
  if (connection.kind === 'webhook') throw new ActionRefused([exchangeIssue('connection', 'exchange.no-place')]);
  if (connection.kind === 'sftp') return openSftp(connection, context);
  return connection.kind === 'https' ? openHttps(connection, files, context) : openFolder(connection);
}

/** Tries a connection out: signs in and leaves. Throws `ActionRefused` with the reason. */
export async function tryPlace(connection: Connection, context: Pick<ModuleContext, 'lineTo'>): Promise<void> {
  // It is the other side that connects.
  if (connection.kind === 'webhook') return;
  if (connection.kind === 'https') return tryHttps(connection, context);
  const place = await openPlace(connection, '*', context);
  try {
    await place.list('', () => false);
  } finally {
    await place.close();
  }
}

/** By what a connection is reached. Throws `ActionRefused` where nothing is kept that this server can open. */
export async function readConnection(id: string, context: Pick<ModuleContext, 'readSecret'>): Promise<Connection> {
  const secret = await context.readSecret(MODULE, id);
  if (secret === null) throw new ActionRefused([exchangeIssue('secret', 'exchange.no-secret')]);
  return JSON.parse(secret) as Connection;
}
