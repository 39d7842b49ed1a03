import type { Expression } from '@leitwerk/metadata/expression';
import { compileExpression, isTrue } from '@leitwerk/metadata/expression';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import { formulaOf } from '@leitwerk/metadata/workflow/formulas-of';
import { refuse } from '../refusal.ts';

type Values = Readonly<Record<string, unknown>>;

/** The formulas of a definition, compiled once. Records are by field name. */
export type Formulas = {
  /** A condition that cannot be worked out does not hold. */
  readonly holds: (source: string, record: Values, rule: RuleContext) => Promise<boolean>;
  /** Refuses (409) when the formula cannot be worked out. */
  readonly valueAt: (name: string, source: string, record: Values, rule: RuleContext) => Promise<unknown>;
  /** Values by key, of which some are `{"formula": "…"}`. Refuses (409) when one cannot be worked out. */
  readonly valuesOf: (given: object | undefined, record: Values, rule: RuleContext) => Promise<Values>;
};

/** What somebody has answered, where a formula stands behind an answer. */
const VARIABLES = ['output'];

export function compileFormulas(sources: Iterable<string>): Formulas {
  const compiled = new Map(
    [...sources].map((source): [string, Expression] => [source, compileExpression(source, VARIABLES)]),
  );
  const valueAt: Formulas['valueAt'] = async (name, source, record, rule) => {
    try {
      return (await compiled.get(source)?.evaluate(record, rule)) ?? null;
    } catch {
      return refuse(409, 'workflow.formula', { params: { field: name, formula: source } });
    }
  };
  return {
    holds: async (source, record, rule) => {
      try {
        return isTrue(await compiled.get(source)?.evaluate(record, rule));
      } catch {
        return false;
      }
    },
    valueAt,
    valuesOf: async (given, record, rule) => {
      const values: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(given ?? {})) {
        const formula = formulaOf(value);
        values[name] = formula === null ? value : await valueAt(name, formula, record, rule);
      }
      return values;
    },
  };
}
