import type { Module } from '@leitwerk/platform/module/module';
import { copies } from './copies.ts';
import { deliverAction } from './deliver-action.ts';
import { againJob } from './outgoing/again-job.ts';
import { tellAction, toldReaction } from './outgoing/events.ts';
import { giveUpAction, giveUpJob } from './outgoing/give-up.ts';
import { sendAction, sendAgainAction, stopSendingAction } from './outgoing/outgoing-actions.ts';
import { sendJob } from './outgoing/send-job.ts';
import { connectAction } from './pick-up/connect-action.ts';
import { disconnectAction, setSecretAction, testAction, trustAction } from './pick-up/connection-actions.ts';
import { removeJob, tryJob } from './pick-up/connection-jobs.ts';
import { pauseAction, pickUpAction, resumeAction } from './pick-up/interface-actions.ts';
import { pickUpJob } from './pick-up/pick-up-job.ts';
import { watchJob } from './pick-up/watch-job.ts';
import { rereadAction, rereadJob } from './reread.ts';
import { dropAction, retryAction } from './retry-action.ts';
import { routes } from './routes.ts';
import { connectionStays, decidedWhenRefused, deliveryStays } from './stays-rules.ts';
import { lookJob, takeJob } from './take-job.ts';

/** What other systems deliver, made into records by the interfaces of the configuration, and what they are told of. */
export const module: Module = {
  name: 'exchange',
  actions: {
    deliver: deliverAction,
    retry: retryAction,
    drop: dropAction,
    connect: connectAction,
    test: testAction,
    trust: trustAction,
    setSecret: setSecretAction,
    disconnect: disconnectAction,
    pickUp: pickUpAction,
    pause: pauseAction,
    resume: resumeAction,
    send: sendAction,
    stopSending: stopSendingAction,
    sendAgain: sendAgainAction,
    giveUp: giveUpAction,
    tell: tellAction,
    reread: rereadAction,
  },
  rules: [deliveryStays, decidedWhenRefused, connectionStays],
  reactions: [toldReaction],
  routes,
  copies,
  jobs: {
    look: lookJob,
    take: takeJob,
    watch: watchJob,
    pickUp: pickUpJob,
    try: tryJob,
    remove: removeJob,
    send: sendJob,
    again: againJob,
    giveUp: giveUpJob,
    reread: rereadJob,
  },
};
