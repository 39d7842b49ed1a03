import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireAccess } from '@leitwerk/metadata/wire/privacy';
import sql from 'sql-template-tag';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { Person } from './find-subject.ts';
import type { Planned } from './plan-erasure.ts';
import { readAccess } from './read-person.ts';

/** Who has got data of a person, as far as that is known here. */
export type Recipients = {
  /** Outgoing interfaces over entities of which the person has records. What each has sent is in its packages. */
  readonly interfaces: readonly { readonly id: string; readonly label: string; readonly entity: string }[];
  /** Systems that were told of the records by webhooks, how often and when last. */
  readonly webhooks: readonly {
    readonly name: string;
    readonly address: string;
    readonly count: number;
    readonly last: string;
  }[];
  /** Files that lists were exported to. */
  readonly exports: readonly WireAccess[];
  /** E-mails that were sent about the records. */
  readonly mails: readonly {
    readonly at: string;
    readonly to: string;
    readonly subject: string;
    readonly state: string;
  }[];
};

/** Entries of the log that a report tells at most. */
const MOST_ACCESS = 5000;

/** @returns the recipients, and all reads of sensitive fields */
export async function readRecipients(
  database: Queryable,
  person: Person,
  planned: readonly Planned[],
  language: Language,
  context: Context,
): Promise<{ readonly recipients: Recipients; readonly reads: readonly WireAccess[] }> {
  const names = new Set(planned.map(({ record }) => record.personal.entity.entity.name));
  const ids = planned.map(({ record }) => record.id);
  const mails = await database.query<{ at: Date; to: string; subject: string; state: string }>(sql`
    select created_at as at, recipient as to, subject, state from leitwerk.mail where record_id = any(${ids}::uuid[]) order by created_at`);
  const told = await database.query<{ name: string; address: string; count: number; last: Date }>(sql`
    select w.name, w.address, count(*) as count, max(coalesce(d.tried_at, d.at)) as last from leitwerk.webhook_delivery d
    join leitwerk.webhook w on w.id = d.webhook_id where d.record_id = any(${ids}::uuid[]) and d.state = 'sent' group by w.id`);
  const access: WireAccess[] = [];
  let before: number | undefined;
  do {
    const page = await readAccess(database, person, before, language, context);
    access.push(...page.items);
    before = page.next ?? undefined;
  } while (before !== undefined && access.length < MOST_ACCESS);
  return {
    recipients: {
      interfaces: Object.values(context.model.model.outgoing)
        .filter(({ entity }) => names.has(entity))
        .map(({ id, label, entity }) => ({ id, label: label[language], entity })),
      webhooks: told.map(({ last, ...one }) => ({ ...one, last: last.toISOString() })),
      exports: access.filter(({ via }) => via === 'export'),
      mails: mails.map(({ at, ...mail }) => ({ at: at.toISOString(), ...mail })),
    },
    reads: access.filter(({ via }) => via !== 'export'),
  };
}
