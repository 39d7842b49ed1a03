import type { Workflow } from './compile-workflow.ts';
import type { Origin } from './do-actions.ts';
import type { Instance } from './store-instances.ts';

/** On whose behalf the actions of a step are done. @param step number of the step, or what tells its actions from others */
export const originOf = (
  { id, entity, recordId }: Instance,
  { definition, formulas }: Workflow,
  step: number | string,
): Origin => ({
  kind: 'workflow',
  id,
  key: `${id}:${step}`,
  entity,
  recordId,
  roles: definition.roles,
  formulas,
});
