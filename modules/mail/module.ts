import type { Module } from '@leitwerk/platform/module/module';
import { attachmentAction } from './attachment-action.ts';
import { connectAction, passwordAction } from './connect-action.ts';
import { connectionStays } from './connection-stays.ts';
import { fileAction } from './file-action.ts';
import { ruleOfMailbox } from './filing-rule.ts';
import { keepMarks } from './keep-marks.ts';
import { markAction, moveAction } from './mark-actions.ts';
import { removeAction, removeJob } from './remove-action.ts';
import { retryAction } from './retry-action.ts';
import { retryJob } from './retry-job.ts';
import { routes } from './routes.ts';
import { lookJob, syncJob } from './sync-jobs.ts';

/** Mailboxes by IMAP and SMTP, personal or of a team, copied here so that each folder's count is the server's. */
export const module: Module = {
  name: 'mail',
  actions: {
    connect: connectAction,
    setPassword: passwordAction,
    remove: removeAction,
    retry: retryAction,
    mark: markAction,
    move: moveAction,
    file: fileAction,
    attachment: attachmentAction,
  },
  rules: [connectionStays, keepMarks, ruleOfMailbox],
  routes,
  jobs: { look: lookJob, sync: syncJob, remove: removeJob, again: retryJob },
};
