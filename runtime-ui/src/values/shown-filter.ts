import type { EffectiveModel, EntityModel, Filter } from '../model/definitions.ts';
import { fieldAt } from '../model/field-at.ts';
import { isRecord } from './equal-values.ts';
import { alternativesOf, conditionOf, termsOf } from './filter-terms.ts';
import { periodOf } from './periods.ts';

/** Whether everything in a filter can be said in words: its fields are known, and its comparisons too. */
export function isShownFilter(filter: Filter, entity: EntityModel, entities: EffectiveModel['entities']): boolean {
  return termsOf(filter).every((term): boolean => {
    const alternatives = alternativesOf(term);
    if (alternatives.length > 1) return alternatives.every((one) => isShownFilter(one, entity, entities));
    const [[key = '', value] = []] = Object.entries(term);
    if (key === 'not') return isRecord(value) && isShownFilter(value, entity, entities);
    const isComparison = periodOf(value) !== undefined || conditionOf(term) !== undefined;
    return isComparison && fieldAt(entities, entity, key) !== undefined;
  });
}
