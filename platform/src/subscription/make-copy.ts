import type { Language } from '@leitwerk/metadata/shown-type';
import sql from 'sql-template-tag';
import { findDashboardToSend } from '../dashboard/find-dashboard.ts';
import type { PrintedDocument, PrintedFor } from '../dashboard/print/print-document.ts';
import { printDashboard, printerOf } from '../dashboard/print/print-document.ts';
import { storeFile } from '../file/file-store.ts';
import { storeMail } from '../mail/store-mails.ts';
import { findReport } from '../model/effective-model.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { ActionRefused } from '../module/module.ts';
import type { Print } from '../module/module-print.ts';
import { writeAccess } from '../privacy/access-log.ts';
import { printReport } from '../report/print-report.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { copyMail } from './copy-mail.ts';
import { endSubscription, makerOf, tellMaker } from './end-subscription.ts';
import { selectSubscriptions } from './store-subscriptions.ts';
import type { StoredSubscription } from './subscription.ts';
import { COPY_HOLDER, isAllowedOutside } from './subscription.ts';

const MOST_BYTES = 20_000_000;
/** What passes is tried again, with the pauses of the queue for some fifty minutes. */
const MOST_TRIES = 8;
const ID = /^[0-9a-f]{8}-/;

type Copy = { readonly id: string; readonly subscription: string; readonly recipient: string; readonly tries: number };

/** Where it goes, and by whose rights and in which language it is made. */
type Recipient = {
  readonly to: string;
  readonly reader: Context;
  readonly language: Language;
  readonly isOutside: boolean;
};

/** Why a copy cannot be made, for good. */
type Failure = 'person-gone' | 'outside' | 'not-own' | 'no-printer' | 'too-long';

/**
 * The job: makes the PDF of one recipient and hands its mail over. Counted and printed is outside of any transaction; that it was made, its
 * mail and the job that sends it are one. However often the job comes, and in however many processes, there is one mail.
 */
export async function makeCopy(
  database: Database,
  figures: Queryable,
  model: RuntimeModel,
  payload: unknown,
  publicUrl: string | null,
): Promise<void> {
  const { id } = payload as { readonly id: string };
  const [copy] = await database.query<Copy>(
    sql`select id, subscription, recipient, tries from leitwerk.subscription_copy where id = ${id}::uuid and state = 'waiting'`,
  );
  const [subscription] = copy ? await selectSubscriptions(database, sql`s.id = ${copy.subscription}::uuid`) : [];
  if (!copy || !subscription) return;
  const maker = await makerOf(database, model, subscription);
  if (!maker) return end(database, copy, subscription, 'no-right');
  const recipient = await recipientOf(database, copy.recipient, maker);
  if (typeof recipient === 'string') return fail(database, copy, subscription, recipient);
  const source = await sourceOf(database, subscription, maker);
  if (!source) return end(database, copy, subscription, 'gone');
  if (recipient.isOutside && !source.isOwn) return fail(database, copy, subscription, 'not-own');
  const print = printerOf(model);
  if (!print) return fail(database, copy, subscription, 'no-printer');
  try {
    const made = await source.print(figures, print, recipient);
    if (!made) await move(database, copy.id, 'nothing');
    else await hand(database, copy, subscription, maker, recipient, made, publicUrl);
  } catch (error) {
    if (error instanceof ActionRefused && error.status === 422) return fail(database, copy, subscription, 'too-long');
    if (copy.tries + 1 >= MOST_TRIES) return fail(database, copy, subscription, 'no-printer');
    await database.query(sql`update leitwerk.subscription_copy set tries = tries + 1 where id = ${copy.id}::uuid`);
    throw error;
  }
}

type Source = {
  readonly isOwn: boolean;
  readonly print: (figures: Queryable, print: Print, whom: PrintedFor) => Promise<PrintedDocument | null>;
};

/** What is sent, as it is now; null when it is not there for its maker any more. */
async function sourceOf(
  database: Queryable,
  { kind, subject, period, chosen }: StoredSubscription,
  maker: Context,
): Promise<Source | null> {
  if (kind === 'report') {
    if (!findReport(subject, maker)) return null;
    const print: Source['print'] = async (figures, set, whom) => {
      const found = findReport(subject, whom.reader);
      return found && printReport(figures, set, found, { period, only: chosen }, whom);
    };
    return { isOwn: true, print };
  }
  const found = await findDashboardToSend(database, subject, maker);
  if (!found) return null;
  const page = { document: found.document, period, only: chosen };
  return { isOwn: found.isOwn, print: (figures, set, whom) => printDashboard(figures, set, page, whom) };
}

/** A person reads what he may read himself; an address outside is told what the maker may read, without lists. */
async function recipientOf(database: Queryable, given: string, maker: Context): Promise<Recipient | Failure> {
  if (!ID.test(given)) {
    const { language } = maker.actor;
    return isAllowedOutside(given, maker.model) ? { to: given, reader: maker, language, isOutside: true } : 'outside';
  }
  const actor = await findActorById(database, given, null);
  if (!actor) return 'person-gone';
  const reader = makeContext(maker.model, actor, null);
  return { to: actor.email, reader, language: actor.language, isOutside: false };
}

async function hand(
  database: Database,
  copy: Copy,
  subscription: StoredSubscription,
  maker: Context,
  { to, reader, language, isOutside }: Recipient,
  made: PrintedDocument,
  publicUrl: string | null,
): Promise<void> {
  const name = `${made.title} ${reader.today}.pdf`;
  const stream = (async function* () {
    yield made.pdf;
  })();
  const file = await storeFile(database, { name, stream, most: MOST_BYTES, by: reader.actor.id });
  const link = publicUrl && !isOutside ? `${publicUrl}/${subscription.kind}s/${subscription.subject}` : null;
  const mail = copyMail(made, subscription, { maker: maker.actor.name, language, link, day: reader.today });
  await database.transaction(async (tx) => {
    if (!(await move(tx, copy.id, 'handed'))) return;
    const holder = { entity: COPY_HOLDER, recordId: copy.id, field: null };
    const sent = await storeMail(tx, { ...mail, to, pictures: [], files: [file.id] }, holder, maker.actor.id);
    await tx.query(sql`update leitwerk.subscription_copy set mail = ${sent}::uuid where id = ${copy.id}::uuid`);
    await writeAccess(tx, made.notes);
  });
}

/** @returns whether it was waiting still */
async function move(
  database: Queryable,
  id: string,
  state: 'handed' | 'nothing' | 'failed',
  problem: string | null = null,
): Promise<boolean> {
  const rows = await database.query(sql`
    update leitwerk.subscription_copy set state = ${state}, problem = ${problem} where id = ${id}::uuid and state = 'waiting' returning id`);
  return rows.length > 0;
}

async function end(
  database: Database,
  copy: Copy,
  subscription: StoredSubscription,
  why: 'no-right' | 'gone',
): Promise<void> {
  await database.transaction(async (tx) => {
    await move(tx, copy.id, 'failed', why);
    await endSubscription(tx, subscription, why);
  });
}

async function fail(database: Database, copy: Copy, subscription: StoredSubscription, why: Failure): Promise<void> {
  await database.transaction(async (tx) => {
    if (await move(tx, copy.id, 'failed', why)) await tellMaker(tx, subscription, copy.id, 'subscription.failed');
  });
}
