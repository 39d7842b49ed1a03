import sql from 'sql-template-tag';
import type { OutgoingMail } from '../module/module-reach.ts';
import { newId } from '../new-id.ts';
import type { Queryable } from '../storage/database.ts';

/** The job by which a mail is sent. */
export const SEND_MAIL = 'send-mail';

export type MailState = 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain';

/** Those that are not at their end. */
export const OPEN_STATES: readonly MailState[] = ['waiting', 'sending'];

export type StoredMail = {
  readonly id: string;
  readonly state: MailState;
  /** What the last try has met. */
  readonly error: string | null;
  readonly recipient: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly pictures: OutgoingMail['pictures'];
  readonly files: readonly string[];
  readonly entity: string;
  readonly recordId: string;
  readonly field: string | null;
};

/** Where a mail's state is shown; ids of entity and field. */
export type MailHolder = { readonly entity: string; readonly recordId: string; readonly field: string | null };

/** Puts a mail and the job that sends it into the transaction of what it belongs to. @returns its id */
export async function storeMail(
  tx: Queryable,
  mail: Pick<OutgoingMail, 'to' | 'subject' | 'html' | 'text' | 'pictures' | 'files'>,
  holder: MailHolder,
  actor: string,
): Promise<string> {
  const id = newId();
  await tx.query(sql`
    insert into leitwerk.mail (id, state, recipient, subject, html, text, pictures, files, entity, record_id, field, actor)
    values (${id}::uuid, 'waiting', ${mail.to}, ${mail.subject}, ${mail.html}, ${mail.text}, ${JSON.stringify(mail.pictures)}::jsonb,
      ${mail.files}::uuid[], ${holder.entity}, ${holder.recordId}::uuid, ${holder.field}, ${actor}::uuid)`);
  await enqueueMail(tx, { id, tries: 0 }, null);
  return id;
}

/** What the job of a mail is told. The queue's own count begins anew whenever a mail is put off, so the tries are counted here. */
export type MailJob = { readonly id: string; readonly tries: number };

/** Asks for the job of a mail. @param at not before; null: at once */
export const enqueueMail = (tx: Queryable, job: MailJob, at: Date | null) =>
  tx.query(sql`
    insert into leitwerk.job_outbox (name, payload, key, at)
    values (${SEND_MAIL}, ${JSON.stringify(job)}::jsonb, ${`mail:${job.id}`}, ${at?.toISOString() ?? null}::timestamptz)`);

export async function readMail(database: Queryable, id: string): Promise<StoredMail | null> {
  const [row] = await database.query<Omit<StoredMail, 'pictures'> & { pictures: string }>(sql`
    select id, state, error, recipient, subject, html, text, pictures::json as pictures, files, entity, record_id as "recordId", field
    from leitwerk.mail where id = ${id}::uuid`);
  return row ? { ...row, pictures: JSON.parse(row.pictures) as StoredMail['pictures'] } : null;
}

/** Moves a mail on, if it is in one of these states. @returns whether it was */
export async function moveMail(
  database: Queryable,
  id: string,
  from: readonly MailState[],
  to: MailState,
  error: string | null = null,
): Promise<boolean> {
  const rows = await database.query(sql`
    update leitwerk.mail set state = ${to}, error = ${error}, changed_at = now()
    where id = ${id}::uuid and state = any(${from}::text[]) returning id`);
  return rows.length > 0;
}

/**
 * For a restored backup: nobody knows which of its mails have gone out since. None is sent again: they are marked as those of a
 * process that has ended, and one job each says so, in the mail and in its record, when a server works.
 */
export async function doubtMails(tx: Queryable): Promise<void> {
  await tx.query(sql`delete from leitwerk.job_outbox where name = ${SEND_MAIL}`);
  const open = await tx.query<{ id: string }>(sql`
    update leitwerk.mail set state = 'sending', error = ${RESTORED}, changed_at = now() where state = any(${OPEN_STATES}::text[]) returning id`);
  for (const { id } of open) await enqueueMail(tx, { id, tries: 0 }, null);
}

const RESTORED = 'the records come from a backup; it may have been sent since';
