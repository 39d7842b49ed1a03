import type { Module } from '@leitwerk/platform/module/module';
import { connectAction, passwordAction } from './connect-action.ts';
import { connectionStays } from './connection-stays.ts';
import { removeAction, removeJob } from './remove-action.ts';
import { retryAction } from './retry-action.ts';
import { retryJob } from './retry-job.ts';
import { routes } from './routes.ts';
import { lookJob, syncJob } from './sync-jobs.ts';

/** Mailboxes by IMAP and SMTP, personal or of a team, copied here so that each folder's count is the server's. */
export const module: Module = {
  name: 'mail',
  actions: { connect: connectAction, setPassword: passwordAction, remove: removeAction, retry: retryAction },
  rules: [connectionStays],
  routes,
  jobs: { look: lookJob, sync: syncJob, remove: removeJob, again: retryJob },
};
