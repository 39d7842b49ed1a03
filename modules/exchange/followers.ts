import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { SEND_JOB, stateNameOf } from './outgoing/outgoing.ts';
import { readStates, STATE } from './pick-up/interface-state.ts';
import { PICK_UP_JOB } from './pick-up/pick-up-job.ts';
import { sourceOf, sourcesThere } from './pick-up/sources.ts';

/** What comes after an interface. */
export type Followers = {
  /** Asks for them; to be written with the end of the delivery, so that whoever is killed then forgets none. */
  readonly commands: readonly RecordCommand[];
  readonly start: () => Promise<void>;
};

/** The interfaces that are to begin when this one has taken a delivery. One whose connection nobody has added has not been set up. */
export async function followersOf(id: string, context: ModuleContext): Promise<Followers> {
  const isAfter = ({ after }: { readonly after?: readonly string[] }): boolean => after?.includes(id) ?? false;
  const jobs = [
    ...Object.values(context.interfaces).flatMap(({ id: one, pickUp }) =>
      pickUp && isAfter(pickUp) ? [{ job: PICK_UP_JOB, key: one, state: one, needs: sourceOf(pickUp) }] : [],
    ),
    ...Object.values(context.outgoing).flatMap(({ id: one, send }) =>
      isAfter(send) ? [{ job: SEND_JOB, key: one, state: stateNameOf(one), needs: send.connection }] : [],
    ),
  ];
  if (jobs.length === 0) return { commands: [], start: async () => undefined };
  const there = await sourcesThere(context);
  const begun = jobs.filter(({ needs }) => there?.has(needs));
  const states = await readStates(
    begun.map(({ state }) => state),
    context,
  );
  return {
    commands: begun.map(({ state: name }): RecordCommand => {
      const state = states.get(name);
      return state
        ? { action: 'update', entity: STATE, id: state.id, values: { asked: true } }
        : { action: 'create', entity: STATE, values: { interface: name, asked: true } };
    }),
    start: async () => {
      for (const { job, key } of begun) await context.startJob(job, key);
    },
  };
}
