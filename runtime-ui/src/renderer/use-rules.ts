import { useEffect, useMemo, useState } from 'react';
import type { EntityModel, Values } from '../model/definitions.ts';
import { useModel } from '../model/model-context.tsx';
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
      if (isCurrent) setResult(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [entity, model, values, conditions, user]);
  return result;
}
