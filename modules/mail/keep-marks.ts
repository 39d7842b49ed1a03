import type { Judged, Rule, RuleReach } from '@leitwerk/platform/module/module';
import { FOLDER, MAIL } from './connection.ts';
import { targetsIn } from './filing-settings.ts';
import { mailIssue } from './mail-issue.ts';

/**
 * What a person marks or moves stands in the record at once, beside what the server has (`serverSeen`, `serverFlagged`, `folder`). Where
 * the two differ the message is `pending`, and the sync brings it to the server. So one row says all: a process that is killed goes on
 * from it, and bringing it twice changes nothing.
 */
export const keepMarks: Rule = {
  name: 'mail-marks-are-pending',
  entity: MAIL,
  on: ['create', 'update'],
  prepare: async (batch, reach) => {
    const filed = targetsIn(reach.settings).map(({ field }) => field);
    const mailboxes = await mailboxesOf(batch, reach);
    return async ({ draft, before }) => {
      const serverSeen = draft['serverSeen'] ?? before?.['seen'] ?? draft['seen'] ?? false;
      const serverFlagged = draft['serverFlagged'] ?? before?.['flagged'] ?? draft['flagged'] ?? false;
      const target = draft['target'] === draft['folder'] ? null : (draft['target'] ?? null);
      if (target !== null && mailboxes.get(String(target)) !== draft['mailbox'])
        return { issues: [mailIssue('target', 'mail.other-mailbox')] };
      const pending =
        (draft['seen'] ?? false) !== serverSeen || (draft['flagged'] ?? false) !== serverFlagged || target !== null;
      // The sync says itself by what it has filed; everybody else does it by hand, which stays.
      const isByHand =
        before !== null &&
        (draft['filedBy'] ?? null) === (before['filedBy'] ?? null) &&
        filed.some((field) => (draft[field] ?? null) !== (before[field] ?? null));
      return { changes: { serverSeen, serverFlagged, target, pending, ...(isByHand && { filedBy: 'hand' }) } };
    };
  },
};

/** Of the folders to which messages are to go: the mailbox of each. */
async function mailboxesOf(batch: readonly Judged[], reach: RuleReach): Promise<ReadonlyMap<string, unknown>> {
  const ids = [...new Set(batch.flatMap(({ draft }) => (draft['target'] ? [String(draft['target'])] : [])))];
  if (ids.length === 0) return new Map();
  const { items } = await reach.list(FOLDER, {
    filter: { id: { in: ids } },
    fields: ['id', 'mailbox'],
    limit: ids.length,
  });
  return new Map(items.map(({ id, mailbox }) => [id, mailbox]));
}
