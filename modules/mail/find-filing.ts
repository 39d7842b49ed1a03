import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { MAIL, MAILBOX } from './connection.ts';
import type { FilingTarget } from './filing-settings.ts';
import { targetsOf } from './filing-settings.ts';
import { findTargets } from './find-targets.ts';
import { partnersOf } from './mail-addresses.ts';
import { OUTGOING } from './send/outgoing.ts';

type Row = Readonly<Record<string, unknown>>;

/** Fields of targets, and by what they were found. */
export type Filing = Row & { readonly filedBy: string };

export const RULE = 'mail-filing-rule';
const MOST = 1000;

/**
 * Where messages of a mailbox belong. What somebody has said by hand of the same thread comes first, also that it belongs nowhere; then the
 * rules of the mailbox; a number in the subject; the other messages of the thread; the addresses. The first that says something decides.
 * @returns one for each message; null where nothing is known
 */
export async function findFiling(
  messages: readonly Row[],
  mailbox: string,
  context: ModuleContext,
): Promise<readonly (Filing | null)[]> {
  const targets = targetsOf(context);
  if (targets.length === 0 || messages.length === 0) return messages.map(() => null);
  const own = await ownAddresses(context);
  const partners = messages.map((one) => partnersOf(one, own));
  const threads = await filedThreads(messages, mailbox, targets, context);
  const rules = await rulesFor(partners.flat(), mailbox, targets, context);
  const found = await findTargets(messages, partners, targets, context);
  return messages.map((one, at): Filing | null => {
    const thread = threads.get(String(one['thread']));
    if (thread?.['filedBy'] === 'hand') return { ...valuesOf(thread, targets), filedBy: 'thread' };
    const rule = rules.find((candidate) => fits(candidate, one, partners[at] ?? []));
    if (rule) return { ...valuesOf(rule, targets), filedBy: 'rule' };
    const byNumber = found.byNumber(at);
    if (byNumber) return { ...byNumber, filedBy: 'number' };
    if (thread) return { ...valuesOf(thread, targets), filedBy: 'thread' };
    const byAddress = found.byAddress(at);
    return byAddress && { ...byAddress, filedBy: 'address' };
  });
}

const valuesOf = (row: Row, targets: readonly FilingTarget[]): Row =>
  Object.fromEntries(targets.map(({ field }) => [field, row[field] ?? null]));

/** Addresses of all mailboxes that are copied here. */
export async function ownAddresses(context: ModuleContext): Promise<ReadonlySet<string>> {
  const { items } = await context.list(MAILBOX, { fields: ['id', 'address'], limit: MOST });
  return new Set(items.map(({ address }) => String(address).toLowerCase()));
}

/** Of threads, what one of their messages says: one filed by hand before others. */
async function filedThreads(
  messages: readonly Row[],
  mailbox: string,
  targets: readonly FilingTarget[],
  context: ModuleContext,
): Promise<ReadonlyMap<string, Row>> {
  const threads = [...new Set(messages.flatMap((one) => (one['thread'] ? [String(one['thread'])] : [])))];
  if (threads.length === 0) return new Map();
  const { items } = await context.list(MAIL, {
    filter: { mailbox, thread: { in: threads }, filedBy: { isNull: false } },
    fields: ['id', 'thread', 'filedBy', ...targets.map(({ field }) => field)],
    sort: ['-updatedAt'],
    limit: MOST,
  });
  const found = new Map(await filedWritten(threads, mailbox, targets, context));
  for (const row of items) {
    const known = found.get(String(row['thread']));
    if (!known || (known['filedBy'] !== 'hand' && row['filedBy'] === 'hand')) found.set(String(row['thread']), row);
  }
  return found;
}

/** Threads that were begun here about a record: where they belong was said then. */
async function filedWritten(
  threads: readonly string[],
  mailbox: string,
  targets: readonly FilingTarget[],
  context: ModuleContext,
): Promise<readonly (readonly [string, Row])[]> {
  const readable = context.entity(OUTGOING)?.readable;
  const fields = targets.map(({ field }) => field).filter((field) => readable?.has(field));
  if (fields.length === 0) return [];
  const { items } = await context.list(OUTGOING, {
    filter: { mailbox, messageId: { in: threads }, or: fields.map((field) => ({ [field]: { isNull: false } })) },
    fields: ['id', 'messageId', ...fields],
    limit: MOST,
  });
  return items.map((row) => [String(row['messageId']), { ...row, filedBy: 'hand' }] as const);
}

async function rulesFor(
  addresses: readonly string[],
  mailbox: string,
  targets: readonly FilingTarget[],
  context: ModuleContext,
): Promise<readonly Row[]> {
  const domains = addresses.map(domainOf);
  const { items } = await context.list(RULE, {
    filter: {
      mailbox,
      or: [
        { kind: 'address', value: { in: [...new Set(addresses)] } },
        { kind: 'domain', value: { in: [...new Set(domains)] } },
        { kind: 'subject' },
      ],
    },
    fields: ['id', 'kind', 'value', ...targets.map(({ field }) => field)],
    limit: MOST,
  });
  const rank = (row: Row): number => ['address', 'subject', 'domain'].indexOf(String(row['kind']));
  return items.toSorted((a, b) => rank(a) - rank(b));
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

function fits({ kind, value }: Row, message: Row, partners: readonly string[]): boolean {
  const wanted = String(value).toLowerCase();
  if (kind === 'subject') return String(message['subject']).toLowerCase().includes(wanted);
  return partners.some((address) => (kind === 'domain' ? domainOf(address) : address) === wanted);
}
