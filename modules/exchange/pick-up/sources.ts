import type { InterfacePickUp } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { CONNECTION } from './connection.ts';
import { teamMailboxes } from './mailboxes.ts';

/** Connections of an installation are some dozens. */
const MOST_CONNECTIONS = 500;

/** Names of places: of connections, and addresses of mailboxes, of which nobody can take one for the other. */
export const sourceOf = ({ connection, mail }: Pick<InterfacePickUp, 'connection' | 'mail'>): string =>
  mail?.mailbox.toLowerCase() ?? connection ?? '';

/** The places that somebody has added, as far as the actor may know of them; null when he may know nothing of connections. */
export async function sourcesThere(
  context: Pick<ModuleContext, 'entity' | 'list'>,
): Promise<ReadonlySet<string> | null> {
  if (!context.entity(CONNECTION)) return null;
  const { items } = await context.list(CONNECTION, { fields: ['name'], limit: MOST_CONNECTIONS });
  const mailboxes = await teamMailboxes(context);
  return new Set([...items.map((one) => String(one['name'])), ...mailboxes.map(({ address }) => address)]);
}
