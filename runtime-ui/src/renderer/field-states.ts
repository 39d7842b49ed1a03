import type { EntityModel, FieldModel, Label, Values } from '../model/definitions.ts';
import { plainValues } from '../values/plain-from-shown.ts';
import { evaluate, isTruthy } from './evaluate.ts';

export type FieldState = {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
};

export type BrokenRule = { readonly fields: readonly string[]; readonly message: Label };

export type RuleResult = {
  readonly fields: Readonly<Record<string, FieldState>>;
  /** Results of the `visibleWhen` of tabs and sections, by expression. */
  readonly shown: Readonly<Record<string, boolean>>;
  readonly broken: readonly BrokenRule[];
};

export const plainState = (field: FieldModel): FieldState => ({
  visible: true,
  required: field.required === true,
  readOnly: field.readOnly === true,
});

const always = Promise.resolve(true);

async function stateOf(
  field: FieldModel,
  test: (expression: string) => Promise<boolean>,
): Promise<FieldState> {
  const [visible, required, readOnly] = await Promise.all([
    field.visibleWhen === undefined ? always : test(field.visibleWhen),
    field.required === true || (field.requiredWhen !== undefined && test(field.requiredWhen)),
    field.readOnly === true || (field.readOnlyWhen !== undefined && test(field.readOnlyWhen)),
  ]);
  return { visible, required: visible && required, readOnly };
}

/** What the conditions of the entity say about these values: the same rules as the server's, for courtesy. */
export async function evaluateRules(
  entity: EntityModel,
  values: Values,
  layoutConditions: readonly string[],
  user: string | undefined,
): Promise<RuleResult> {
  const record = plainValues(values, entity.fields);
  const test = async (expression: string): Promise<boolean> =>
    isTruthy(await evaluate(expression, record, user));
  const states = await Promise.all(
    entity.fields.map(async (field) => [field.name, await stateOf(field, test)] as const),
  );
  const shown = await Promise.all(
    layoutConditions.map(async (expression) => [expression, await test(expression)] as const),
  );
  const broken = await Promise.all(
    entity.rules.map(async (rule) =>
      (await evaluate(rule.check, record, user)) === false
        ? { fields: rule.fields, message: rule.message }
        : null,
    ),
  );
  return {
    fields: Object.fromEntries(states),
    shown: Object.fromEntries(shown),
    broken: broken.filter((one) => one !== null),
  };
}
