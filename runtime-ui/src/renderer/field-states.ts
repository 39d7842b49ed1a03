import type { FieldState, RecordRules } from '@leitwerk/metadata/record-rules';
import type { EffectiveModel, EntityModel, FieldModel, Label, Values } from '../model/definitions.ts';
import { localDay } from '../values/local-day.ts';
import { plainValues } from '../values/plain-from-shown.ts';

export type RuleResult = {
  /** Of the fields whose state depends on the record. */
  readonly fields: Readonly<Record<string, FieldState>>;
  /** Results of the `visibleWhen` of tabs and sections, by expression. */
  readonly shown: Readonly<Record<string, boolean>>;
  readonly broken: readonly Label[];
};

export const plainState = (field: FieldModel): FieldState => ({
  visible: true,
  required: field.required === true,
  readOnly: field.readOnly === true,
});

type Language = {
  readonly rules: RecordRules;
  readonly test: (expression: string, record: Values, context: Context) => Promise<boolean>;
};
type Context = Parameters<RecordRules['check']>[1];

const compiled = new WeakMap<EntityModel, Promise<Language>>();

/** The server's own rules. Loaded with the first form, because lists do not need them. */
async function compile(entity: EntityModel, model: EffectiveModel): Promise<Language> {
  const [{ compileRecordRules }, { compileExpression, isTrue }] = await Promise.all([
    import('@leitwerk/metadata/record-rules'),
    import('@leitwerk/metadata/expression'),
  ]);
  const whole = {
    ...model,
    workflows: {},
    scenarios: {},
    automations: [],
    numberings: {},
    checklists: {},
    interfaces: {},
    outgoing: {},
    dataCategories: [],
    layouts: {},
    textBlocks: {},
    templates: {},
    optionSets: {},
    roles: {},
  };
  return {
    rules: compileRecordRules(entity, whole),
    test: async (expression, record, context) => isTrue(await compileExpression(expression).evaluate(record, context)),
  };
}

/** What the rules of the entity say about these values. The server decides again when they are saved. */
export async function evaluateRules(
  entity: EntityModel,
  model: EffectiveModel,
  values: Values,
  layoutConditions: readonly string[],
  user: string,
): Promise<RuleResult> {
  const language = compiled.get(entity) ?? compile(entity, model);
  compiled.set(entity, language);
  const { rules, test } = await language;
  const record = plainValues(values, entity.fields);
  const now = new Date();
  const context: Context = { now: now.toISOString(), today: localDay(now), user };
  const [fields, issues, shown] = await Promise.all([
    rules.fieldStates(record, context),
    rules.check(record, context),
    Promise.all(
      layoutConditions.map(async (expression) => [expression, await test(expression, record, context)] as const),
    ),
  ]);
  const messages = issues.filter((issue) => issue.code === 'rule.broken').map((issue) => issue.params?.['message']);
  return {
    fields,
    shown: Object.fromEntries(shown),
    broken: [...new Set(messages)].filter((message) => typeof message === 'object'),
  };
}
