import type { Module } from '@leitwerk/platform/module/module';
import { providerSecretAction } from '@leitwerk/platform/module/sign-in/provider-secret-action';
import { providersRoute } from '@leitwerk/platform/module/sign-in/providers-route';
import { feed, feedCalendars } from './calendar/feed.ts';
import { handle, refusal } from './handle.ts';
import { answerAction as answerInvitationAction } from './invite/answer-action.ts';
import { answerCounterAction } from './invite/answer-counter-action.ts';
import { callOffAction } from './invite/call-off-action.ts';
import { deletedJob } from './invite/deleted-job.ts';
import { inviteAction } from './invite/invite-action.ts';
import { inviteRoutes } from './invite/invite-routes.ts';
import { keptByServer } from './invite/kept-by-server.ts';
import { purgedReaction } from './invite/purged-reaction.ts';
import { takeCancellationAction } from './invite/take-cancellation-action.ts';
import { takeReplyAction } from './invite/take-reply-action.ts';
import { accountStays } from './outside/account-stays.ts';
import {
  answerAction,
  connectAction,
  directionAction,
  disconnectAction,
  passwordAction,
  retryAction,
  synchroniseAction,
} from './outside/actions.ts';
import { MODULE } from './outside/outside.ts';
import { removeJob } from './outside/remove-job.ts';
import { retryJob } from './outside/retry-job.ts';
import { beginSignInAction, finishSignInAction } from './outside/sign-in-actions.ts';
import { againJob, lookJob, syncJob } from './outside/sync-jobs.ts';

/**
 * Appointments, tasks and contacts on people's devices, and in step with calendars and address books on other servers (CalDAV, CardDAV).
 * Which records are what is said by the application.
 */
export const module: Module = {
  name: 'dav',
  dav: { handle, refusal, calendars: feedCalendars, feed },
  actions: {
    connect: connectAction,
    setPassword: passwordAction,
    beginSignIn: beginSignInAction,
    finishSignIn: finishSignInAction,
    setProviderSecret: providerSecretAction(MODULE),
    chooseDirection: directionAction,
    answerDeletions: answerAction,
    synchronise: synchroniseAction,
    retry: retryAction,
    disconnect: disconnectAction,
    answerInvitation: answerInvitationAction,
    answerCounter: answerCounterAction,
    takeCancellation: takeCancellationAction,
    takeReply: takeReplyAction,
    invite: inviteAction,
    callOff: callOffAction,
  },
  rules: [...accountStays, keptByServer],
  reactions: [purgedReaction],
  routes: [
    ...inviteRoutes,
    providersRoute(
      MODULE,
      'The providers at which one signs in for calendars and address books, instead of giving a password',
    ),
  ],
  jobs: { look: lookJob, sync: syncJob, again: againJob, retry: retryJob, remove: removeJob, calledOff: deletedJob },
};
