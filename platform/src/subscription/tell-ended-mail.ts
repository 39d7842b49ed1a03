import sql from 'sql-template-tag';
import type { MailHolder } from '../mail/store-mails.ts';
import type { Transaction } from '../storage/database.ts';
import { tellMaker } from './end-subscription.ts';
import { selectSubscriptions } from './store-subscriptions.ts';
import { COPY_HOLDER } from './subscription.ts';

/** Tells whoever has made a subscription that a mail of it did not arrive, or that nobody knows whether it did. */
export async function tellEndedMail(
  tx: Transaction,
  { entity, recordId }: Pick<MailHolder, 'entity' | 'recordId'>,
  state: 'failed' | 'uncertain',
): Promise<void> {
  if (entity !== COPY_HOLDER) return;
  const [subscription] = await selectSubscriptions(
    tx,
    sql`s.id = (select c.subscription from leitwerk.subscription_copy c where c.id = ${recordId}::uuid)`,
  );
  if (subscription) await tellMaker(tx, subscription, `${recordId}:${state}`, `subscription.mail-${state}`);
}
