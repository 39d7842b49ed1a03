import type { ModuleContext } from '@leitwerk/platform/module/module-reach';

/** Names of what the module `mail` keeps. It need not be used; then there are none of these. */
export const MAIL = 'mail-message';
const MAILBOX = 'mailbox';
const FOLDER = 'mail-folder';
const MOST_MAILBOXES = 500;

export type Mailbox = { readonly id: string; readonly address: string; readonly owner: unknown };

/**
 * Mailboxes that belong to a team. What a definition names is read by the interface for everybody who sees its deliveries: a person's
 * own letters are none of its business.
 */
export async function teamMailboxes({
  entity,
  list,
}: Pick<ModuleContext, 'entity' | 'list'>): Promise<readonly Mailbox[]> {
  if (!entity(MAILBOX)) return [];
  const filter = { team: { isNull: false } };
  const fields = ['address', 'owner'];
  const { items } = await list(MAILBOX, { filter, fields, sort: ['createdAt', 'id'], limit: MOST_MAILBOXES });
  return items.map(({ id, ...one }) => ({
    id,
    address: String(one['address']).toLowerCase(),
    owner: one['owner'] ?? null,
  }));
}

/** The team's mailbox of an address. */
export const mailboxOf = async (
  address: string,
  context: Pick<ModuleContext, 'entity' | 'list'>,
): Promise<Mailbox | null> =>
  (await teamMailboxes(context)).find((one) => one.address === address.toLowerCase()) ?? null;

/** A folder of a mailbox by its path on the server; its inbox when none is named. */
export async function folderOf(
  mailbox: string,
  path: string | undefined,
  { list }: Pick<ModuleContext, 'list'>,
): Promise<string | null> {
  const filter = { mailbox, ...(path === undefined ? { use: 'inbox' } : { path }) };
  return (await list(FOLDER, { filter, fields: ['id'], limit: 1 })).items[0]?.id ?? null;
}
