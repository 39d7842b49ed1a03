import type { Rule, RuleGroup } from '@leitwerk/metadata/condition-rule';
import { isComplete } from './rule-operators.ts';

/** The part of a rule that can be written: lines that nobody has finished yet are left out, and groups with nothing in them. */
export function finishedRule(group: RuleGroup): RuleGroup {
  const rules = group.rules.flatMap((one): Rule[] => {
    if (one.is === 'test') return isComplete(one) ? [one] : [];
    const inner = finishedRule(one);
    return inner.rules.length > 0 ? [inner] : [];
  });
  return { ...group, rules };
}
