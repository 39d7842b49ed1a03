import type { WorkflowDefinition, WorkflowState } from '@leitwerk/metadata/generated/definitions.gen';
import { kindNamed } from '@leitwerk/metadata/named-property';
import { allStates } from '@leitwerk/metadata/workflow/active-states';
import { refuse } from '../refusal.ts';

/**
 * The workflow as if it began in a state: what leads there is not done, what that state and those around it do on entry is. Of states side
 * by side the others begin where they do.
 * @param at path of the state with dots; refused (422) when there is none, or when nothing can begin in it
 */
export function beginningAt(workflow: WorkflowDefinition, at: string): WorkflowDefinition {
  const path = at.split('.');
  const found = allStates(workflow.machine).find((one) => one.path.join('.') === at);
  if (at === '' || !found || found.state.type === 'history')
    return refuse(422, 'record.invalid', {
      issues: [
        {
          path: 'at',
          code: 'definition.unknown-reference',
          params: { kind: 'state', what: kindNamed('state'), id: at },
        },
      ],
    });
  return { ...workflow, machine: withInitial(workflow.machine, path) };
}

function withInitial<T extends WorkflowState>(state: T, [name, ...rest]: readonly string[]): T {
  const child = name === undefined ? undefined : state.states?.[name];
  if (name === undefined || !child) return state;
  return {
    ...state,
    ...(state.type !== 'parallel' && { initial: name }),
    states: { ...state.states, [name]: withInitial(child, rest) },
  };
}
