import type { Module } from '@leitwerk/platform/module/module';
import { providerSecretAction } from '@leitwerk/platform/module/sign-in/provider-secret-action';
import { attachmentAction } from './attachment-action.ts';
import { awayJob } from './away/away-job.ts';
import { lastInvitationAction, readCalendarAction, senderAction, sendersOfAction } from './calendar-actions.ts';
import { connectAction, passwordAction } from './connect-action.ts';
import { MODULE } from './connection.ts';
import { connectionStays } from './connection-stays.ts';
import { fileAction } from './file-action.ts';
import { ruleOfMailbox } from './filing-rule.ts';
import { keepMarks } from './keep-marks.ts';
import { listenWatch } from './listen.ts';
import { markAction, moveAction } from './mark-actions.ts';
import { removeAction, removeJob } from './remove-action.ts';
import { repliesJob } from './replies-job.ts';
import { retryAction } from './retry-action.ts';
import { retryJob } from './retry-job.ts';
import { routes } from './routes.ts';
import { beginAction } from './send/begin-action.ts';
import { fileJob } from './send/file-job.ts';
import { outboxJob } from './send/outbox-job.ts';
import { outgoingStays } from './send/outgoing-rule.ts';
import { postAction } from './send/post-action.ts';
import { sendAction } from './send/send-action.ts';
import { sendJob } from './send/send-job.ts';
import { takeFileAction } from './send/take-file-action.ts';
import { beginSignInAction, finishSignInAction } from './sign-in/sign-in-actions.ts';
import { lookJob, syncJob } from './sync-jobs.ts';

/** Mailboxes by IMAP and SMTP, personal or of a team, copied here so that each folder's count is the server's. */
export const module: Module = {
  name: 'mail',
  actions: {
    connect: connectAction,
    setPassword: passwordAction,
    beginSignIn: beginSignInAction,
    finishSignIn: finishSignInAction,
    setProviderSecret: providerSecretAction(MODULE),
    remove: removeAction,
    retry: retryAction,
    mark: markAction,
    move: moveAction,
    file: fileAction,
    attachment: attachmentAction,
    begin: beginAction,
    send: sendAction,
    takeFile: takeFileAction,
    post: postAction,
    readCalendar: readCalendarAction,
    lastInvitation: lastInvitationAction,
    sender: senderAction,
    sendersOf: sendersOfAction,
  },
  rules: [connectionStays, keepMarks, ruleOfMailbox, outgoingStays],
  routes,
  jobs: {
    look: lookJob,
    sync: syncJob,
    remove: removeJob,
    again: retryJob,
    outbox: outboxJob,
    send: sendJob,
    file: fileJob,
    replies: repliesJob,
    away: awayJob,
  },
  watches: { listen: listenWatch() },
};
