import type { WorkflowDefinition, WorkflowTransitionMeta } from '@leitwerk/metadata/generated/definitions.gen';
import { activeStates } from '@leitwerk/metadata/workflow/active-states';
import type { Instance } from './store-instances.ts';

/** Who may send the events of a state. */
export type Allowed = {
  /** Ids of roles; null is whoever may change the record. */
  readonly roles: readonly string[] | null;
  /** Id of the record's field with the team to which they must belong, too. */
  readonly team?: string;
};

/** An event that somebody may send where a process stands. */
export type Offer = {
  readonly event: string;
  /** How people are offered it; absent when only programs send it. */
  readonly meta: WorkflowTransitionMeta | undefined;
  /**
   * Who may send it, for each state that takes it. All of them must let it pass: which of the states takes it follows from
   * conditions, and states side by side all do.
   */
  readonly allowed: readonly Allowed[];
};

/** Events of the record and of time are the platform's to send: their names have dots. */
const isSendable = (event: string): boolean => !event.includes('.');

export function offersOf({ machine }: WorkflowDefinition, { stand }: Pick<Instance, 'stand'>): readonly Offer[] {
  const inside = activeStates(machine, stand.value)
    .map(({ state }) => state)
    .reverse();
  const events = new Set(inside.flatMap((state) => Object.keys(state.on ?? {})).filter(isSendable));
  return [...events].map((event) => {
    const taking = inside.filter((state) => Object.hasOwn(state.on ?? {}, event));
    const metas = taking.flatMap((state) => state.on?.[event]?.flatMap((one) => one.meta ?? []) ?? []);
    return {
      event,
      meta: metas[0],
      // Whoever a task can be escalated to may do it at any time.
      allowed: taking.map(({ meta }): Allowed => {
        const { roles, team, task } = meta ?? {};
        return {
          roles: roles ? [...roles, ...(task?.escalation?.roles ?? [])] : null,
          ...(team !== undefined && { team }),
        };
      }),
    };
  });
}
