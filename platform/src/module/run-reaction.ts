import type { RuntimeModel } from '../model/runtime-model.ts';
import { nextRecordReactions } from '../repetition/make-next-record.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import type { Storage } from '../storage/database.ts';
import type { KnownReaction } from './known-reaction.ts';
import type { RecordEvent } from './module.ts';
import { moduleContext } from './module-context.ts';
import { settingsOf } from './module-settings.ts';
import { runAction } from './run-action.ts';

/** The job by which reactions are worked on. */
export const REACT_JOB = 'react';

export type ReactPayload = { readonly reaction: string; readonly event: RecordEvent };

export const reactionsOf = (model: RuntimeModel): readonly KnownReaction[] => [
  ...model.modules.flatMap(({ name, reactions }) =>
    (reactions ?? []).map((one) => ({
      ...one,
      on: typeof one.on === 'function' ? one.on(settingsOf(model.model, name), model.model.outgoing) : one.on,
    })),
  ),
  ...nextRecordReactions(model),
];

/** Does what follows from an event, as the platform. A reaction whose module has been taken out has nothing to do any more. */
export async function runReaction(database: Storage, model: RuntimeModel, payload: unknown, at?: Date): Promise<void> {
  const { reaction: name, event } = payload as ReactPayload;
  const reaction = reactionsOf(model).find((one) => one.name === name);
  const context = makeContext(model, SYSTEM_ACTOR, null, at);
  const reach = moduleContext(database, context, (action, input) => runAction(database, action, input, context));
  await reaction?.react(event, reach);
}
