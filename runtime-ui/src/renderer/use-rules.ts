import { useEffect, useMemo, useState } from 'react';
import type { EntityModel, Values } from '../model/definitions.ts';
import { useModel } from '../model/model-context.tsx';
import { equalValues } from '../values/equal-values.ts';
import type { RuleResult } from './field-states.ts';
import { evaluateRules } from './field-states.ts';
import type { Layout } from './layout.ts';
import { conditionsOfLayout } from './layout.ts';

/** What the conditions say about the values as they are typed; null until they have been looked at once. */
export function useRules(entity: EntityModel, layout: Layout, values: Values, user: string): RuleResult | null {
  const model = useModel();
  const conditions = useMemo(() => conditionsOfLayout(layout), [layout]);
  const [result, setResult] = useState<RuleResult | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void evaluateRules(entity, model, values, conditions, user).then((next) => {
      // Most keys change no rule: the same result draws nothing anew.
      if (isCurrent) setResult((before) => (equalValues(before, next) ? before : next));
    });
    return () => {
      isCurrent = false;
    };
  }, [entity, model, values, conditions, user]);
  return result;
}
