import type { ProcessFilter } from '../../client/processes.ts';

/** What the screen of processes shows, as it stands in the address. */
export type ProcessSearch = {
  readonly look?: 'board';
  readonly workflow?: string;
  readonly entity?: string;
  readonly state?: 'running' | 'stopped' | 'done' | 'cancelled';
  readonly of?: 'me' | 'team';
  readonly overdue?: true;
};

const NAME = /^[a-z][a-zA-Z0-9-]*$/;
const STATES: readonly unknown[] = ['running', 'stopped', 'done', 'cancelled'];

/** Takes what it understands of an address that anybody may have written. */
export function processSearchFrom(raw: Readonly<Record<string, unknown>>): ProcessSearch {
  const { look, workflow, entity, state, of, overdue } = raw;
  return {
    ...(look === 'board' && { look }),
    ...(typeof workflow === 'string' && NAME.test(workflow) && { workflow }),
    ...(typeof entity === 'string' && NAME.test(entity) && { entity }),
    ...(STATES.includes(state) && { state: state as NonNullable<ProcessSearch['state']> }),
    ...((of === 'me' || of === 'team') && { of }),
    ...(overdue === true && { overdue }),
  };
}

/** The one workflow that an address names. */
export const workflowFrom = (raw: Readonly<Record<string, unknown>>): Pick<ProcessSearch, 'workflow'> => {
  const { workflow } = processSearchFrom(raw);
  return { ...(workflow && { workflow }) };
};

/** The same as the server is asked for it. */
export const filterOf = ({ workflow, entity, state, of, overdue }: ProcessSearch): ProcessFilter => ({
  ...(workflow && { workflow }),
  ...(entity && { entity }),
  ...(state && { state }),
  ...(of && { of }),
  ...(overdue && { overdue: 'true' as const }),
});
