import type { Rule } from '@leitwerk/platform/module/module';
import { MAILBOX } from './connection.ts';
import { mailIssue } from './mail-issue.ts';

const FIXED = [
  'address',
  'owner',
  'team',
  'userName',
  'provider',
  'imapHost',
  'imapPort',
  'imapSecurity',
  'smtpHost',
  'smtpPort',
  'smtpSecurity',
] as const;

/** What a mailbox was tested with stays: what is shown is what is used, and its mails stay with whom they were copied for. */
export const connectionStays: Rule = {
  name: 'mail-connection-stays',
  entity: MAILBOX,
  on: ['update'],
  judge: async ({ draft, before }) => {
    const moved = FIXED.filter((name) => (draft[name] ?? null) !== (before?.[name] ?? null));
    return { issues: moved.map((name) => mailIssue(name, 'mail.stays')) };
  },
};
