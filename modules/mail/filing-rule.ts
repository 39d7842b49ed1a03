import type { Rule } from '@leitwerk/platform/module/module';
import { MAILBOX } from './connection.ts';
import { RULE } from './find-filing.ts';

/** A rule belongs to whom its mailbox belongs, and is compared in small letters. */
export const ruleOfMailbox: Rule = {
  name: 'mail-rule-of-mailbox',
  entity: RULE,
  on: ['create', 'update'],
  prepare: async (batch, reach) => {
    const ids = [...new Set(batch.flatMap(({ draft }) => (draft['mailbox'] ? [String(draft['mailbox'])] : [])))];
    const fields = ['id', 'owner', 'team'];
    const { items } = await reach.list(MAILBOX, { filter: { id: { in: ids } }, fields, limit: ids.length + 1 });
    const mailboxes = new Map(items.map((one): [unknown, typeof one] => [one.id, one]));
    return async ({ draft }) => {
      const mailbox = mailboxes.get(draft['mailbox']);
      const [owner, team] = [mailbox?.['owner'] ?? null, mailbox?.['team'] ?? null];
      const { value } = draft;
      return { changes: { owner, team, ...(typeof value === 'string' && { value: value.toLowerCase() }) } };
    };
  },
};
