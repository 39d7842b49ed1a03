import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';
import type { Trace } from '../model/trace.ts';

/** The model with a trace of what is done under it. */
export function tracedModel(model: RuntimeModel, trace: Trace): RuntimeModel {
  const entities = [...model.entities].map(([name, entity]): [string, EntityRuntime] => [name, traced(entity, trace)]);
  return { ...model, entities: new Map(entities), trace };
}

function traced(runtime: EntityRuntime, trace: Trace): EntityRuntime {
  const { entity, rules } = runtime;
  if (entity.rules.length === 0) return runtime;
  return {
    ...runtime,
    rules: {
      ...rules,
      check: async (...given) => {
        const issues = await rules.check(...given);
        const said = new Set(issues.map(({ params }) => params?.['message']));
        const broken = entity.rules.flatMap(({ id, message }) => (said.has(message) ? [id] : []));
        trace.rules(entity.name, broken);
        return issues;
      },
    },
  };
}
