import type { Expression } from './expression.ts';
import { compileExpression, isTrue } from './expression.ts';
import type { ExpressionContext } from './expression-context.ts';
import { roundTo } from './field-types/decimal-value.ts';
import { fieldTypes } from './field-types.ts';
import type { Issue } from './issue.ts';
import type { EntityModel, FieldModel, Model } from './model.ts';

export type RuleContext = ExpressionContext & {
  /** Id of the team of who writes: what `$team` is as a default. None where he has none or several, or the system records what others did. */
  readonly team?: string | null;
};

export type RecordValues = Readonly<Record<string, unknown>>;

export type FieldState = { readonly visible: boolean; readonly required: boolean; readonly readOnly: boolean };

export type Change = {
  /** The record as it is stored; absent for a new one. */
  readonly before?: RecordValues;
  /** Names of the fields that the caller set. */
  readonly changed: ReadonlySet<string>;
};

/** The rules of one entity, compiled once per model; the same for the server and for forms. Records are by field name. */
export type RecordRules = {
  /** Values in their stored form; unknown keys, fields that fill themselves and wrong values are issues. */
  readonly decode: (values: RecordValues) => {
    readonly values: Record<string, unknown>;
    readonly issues: readonly Issue[];
  };
  /** What a new record gets where nothing is given: defaults and the first status. */
  readonly defaults: (values: RecordValues, context: RuleContext) => Record<string, unknown>;
  /** Values of the computed fields. */
  readonly derive: (record: RecordValues, context: RuleContext) => Promise<Record<string, unknown>>;
  /** Of every field whose state depends on the record; the rest are as their definition says. */
  readonly fieldStates: (record: RecordValues, context: RuleContext) => Promise<Readonly<Record<string, FieldState>>>;
  /** What keeps the record from being stored. */
  readonly check: (record: RecordValues, context: RuleContext, change?: Change) => Promise<readonly Issue[]>;
};

type Conditions = {
  readonly field: FieldModel;
  readonly visible: Expression | null;
  readonly required: Expression | null;
  readonly readOnly: Expression | null;
};

export function compileRecordRules(entity: EntityModel, model: Model): RecordRules {
  const byName = new Map(entity.fields.map((field) => [field.name, field]));
  const conditions = entity.fields.map(conditionsOf).filter((one) => one !== null);
  const required = entity.fields.filter(
    (field) => field.required === true && !conditions.some((one) => one.field === field),
  );
  const computed = inOrder(
    entity.fields.filter((field) => field.type === 'computed' && field.expression !== undefined),
  );
  const rules = entity.rules.map((rule) => ({ rule, check: compileExpression(rule.check) }));
  const status = Object.values(model.statuses).find((one) => one.entity === entity.name);
  const statusField = status && entity.fields.find((field) => field.id === status.field);
  const journal = journalRules(entity, model);
  const nameOf = (id: string): string => entity.fields.find((field) => field.id === id)?.name ?? id;

  const lockedIn = (state: unknown): ReadonlySet<string> =>
    new Set(status?.states.find((one) => one.id === state)?.readOnlyFields?.map(nameOf));

  const stateOf = async (
    { field, visible, required, readOnly }: Conditions,
    record: RecordValues,
    context: RuleContext,
  ): Promise<FieldState> => {
    const isVisible = visible === null || isTrue(await visible.evaluate(record, context));
    return {
      visible: isVisible,
      required:
        isVisible &&
        (field.required === true || (required !== null && isTrue(await required.evaluate(record, context)))),
      readOnly: field.readOnly === true || (readOnly !== null && isTrue(await readOnly.evaluate(record, context))),
    };
  };

  const fieldStates = async (record: RecordValues, context: RuleContext): Promise<Record<string, FieldState>> => {
    const states: Record<string, FieldState> = {};
    for (const one of conditions) {
      // What cannot be worked out is said by `check`; until then the field is as its definition has it.
      const state = await stateOf(one, record, context).catch(() => null);
      if (state) states[one.field.name] = state;
    }
    const plain = (name: string): FieldState => {
      const field = byName.get(name);
      return states[name] ?? { visible: true, required: field?.required === true, readOnly: field?.readOnly === true };
    };
    for (const name of lockedIn(statusField && record[statusField.name]))
      states[name] = { ...plain(name), readOnly: true };
    for (const [name, need] of journal(record)) {
      if (need === 'forbidden') states[name] = { ...plain(name), visible: false, required: false };
      else if (need === 'required') states[name] = { ...plain(name), required: true };
    }
    return states;
  };

  return {
    decode: (values) => decode(values, byName),
    defaults: (values, context) => {
      const result: Record<string, unknown> = {};
      for (const field of entity.fields) {
        if (Object.hasOwn(values, field.name)) continue;
        if (status && field === statusField) result[field.name] = status.initial;
        else if (field.default !== undefined) result[field.name] = placeholder(field.default, context);
      }
      return result;
    },
    derive: async (record, context) => {
      const result: Record<string, unknown> = {};
      const all: Record<string, unknown> = { ...record };
      for (const { field, expression } of computed) {
        const value = await expression.evaluate(all, context).catch(() => undefined);
        const parsed = fieldTypes.computed.normalize?.(rounded(value, field), field, field.name);
        result[field.name] = parsed && 'value' in parsed ? parsed.value : null;
        all[field.name] = result[field.name];
      }
      return result;
    },
    fieldStates,
    check: async (record, context, change) => {
      const issues: Issue[] = [];
      const fail = (path: string, code: string, params?: Issue['params']): void => {
        issues.push({ path, code, ...(params && { params }) });
      };
      for (const field of required) if (isEmpty(record[field.name])) fail(field.name, 'value.required');
      const mayChange = (name: string): boolean =>
        !change?.changed.has(name) || isEqual(change.before?.[name], record[name]);
      for (const one of conditions) {
        const { name } = one.field;
        const state = await stateOf(one, record, context).catch((error: unknown) => {
          fail(name, 'expression.failed', { reason: reasonOf(error) });
          return null;
        });
        if (!state) continue;
        if (state.required && isEmpty(record[name])) fail(name, 'value.required');
        // Judged by the record as it was: a value may be given in the same step that closes the field.
        const wasReadOnly =
          change?.before &&
          one.readOnly !== null &&
          // Closed, when it cannot be told.
          isTrue(await one.readOnly.evaluate(change.before, context).catch(() => true));
        if (wasReadOnly && !mayChange(name)) fail(name, 'value.read-only');
      }
      for (const field of entity.fields)
        if (field.readOnly && !mayChange(field.name)) fail(field.name, 'value.read-only');
      if (change?.before && statusField) {
        for (const name of lockedIn(change.before[statusField.name])) if (!mayChange(name)) fail(name, 'value.locked');
      }
      for (const [name, need] of journal(record)) {
        if (need === 'required' && isEmpty(record[name])) fail(name, 'value.required');
        if (need === 'forbidden' && !isEmpty(record[name])) fail(name, 'value.not-in-journal');
      }
      for (const { rule, check } of rules) {
        // Only a plain "no" breaks a rule: with values missing there is nothing to compare.
        const isBroken = (await check.evaluate(record, context).catch(() => false)) === false;
        if (isBroken) for (const id of rule.fields) fail(nameOf(id), 'rule.broken', { message: rule.message });
      }
      return unique(issues);
    },
  };
}

function conditionsOf(field: FieldModel): Conditions | null {
  const compiled = (source: string | undefined): Expression | null =>
    source === undefined ? null : compileExpression(source);
  const one: Conditions = {
    field,
    visible: compiled(field.visibleWhen),
    required: compiled(field.requiredWhen),
    readOnly: compiled(field.readOnlyWhen),
  };
  return one.visible || one.required || one.readOnly ? one : null;
}

function decode(values: RecordValues, byName: ReadonlyMap<string, FieldModel>): ReturnType<RecordRules['decode']> {
  const decoded: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [name, value] of Object.entries(values)) {
    const field = byName.get(name);
    if (!field) {
      issues.push({ path: name, code: 'value.unknown-key', params: { key: name } });
      continue;
    }
    const type = fieldTypes[field.type];
    if (!type.writable) {
      issues.push({ path: name, code: 'value.not-writable' });
      continue;
    }
    const parsed = value === null ? { value: null } : (type.normalize?.(value, field, name) ?? { value });
    if ('issue' in parsed) issues.push(parsed.issue);
    else decoded[name] = parsed.value;
  }
  return { values: decoded, issues };
}

const placeholder = (value: unknown, context: RuleContext): unknown => {
  if (value === '$today') return context.today;
  if (value === '$now') return context.now;
  if (value === '$team') return context.team ?? null;
  return value === '$user' ? context.user : value;
};

/** A formula may give more digits than its field keeps; it is rounded like money is. */
function rounded(value: unknown, field: FieldModel): unknown {
  if (field.result === 'integer' && typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
  if (field.result !== 'decimal' || (typeof value !== 'string' && typeof value !== 'number')) return value;
  return roundTo(String(value), field.scale ?? 4);
}

/** Computed fields so that each comes after those that it reads. */
function inOrder(
  fields: readonly FieldModel[],
): readonly { readonly field: FieldModel; readonly expression: Expression }[] {
  const waiting = fields.map((field) => ({ field, expression: compileExpression(field.expression ?? '') }));
  const ordered: typeof waiting = [];
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ field }) => field.name));
    const at = waiting.findIndex(({ field, expression }) =>
      [...expression.fields].every((name) => name === field.name || !open.has(name)),
    );
    ordered.push(...waiting.splice(Math.max(at, 0), 1));
  }
  return ordered;
}

type Need = 'required' | 'optional' | 'forbidden';

/** What the kind of a journal entry asks of each field that any kind names. */
function journalRules(entity: EntityModel, model: Model): (record: RecordValues) => ReadonlyMap<string, Need> {
  const journals = model.journals.filter((journal) => journal.entity === entity.name);
  const typeField = entity.fields.find((field) => field.id === journals[0]?.typeField);
  const none: ReadonlyMap<string, Need> = new Map();
  if (!typeField) return () => none;
  const nameOf = new Map(entity.fields.map((field) => [field.id, field.name]));
  const named = new Set(journals.flatMap((journal) => journal.fields.map((one) => nameOf.get(one.field) ?? one.field)));
  const needs = new Map(
    journals.map((journal) => {
      const own = new Map<string, Need>(
        journal.fields.map((one) => [nameOf.get(one.field) ?? one.field, one.required ? 'required' : 'optional']),
      );
      return [journal.id, new Map([...named].map((name): [string, Need] => [name, own.get(name) ?? 'forbidden']))];
    }),
  );
  return (record) => needs.get(String(record[typeField.name])) ?? none;
}

const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const isEqual = (one: unknown, other: unknown): boolean =>
  (one ?? null) === (other ?? null) || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const unique = (issues: readonly Issue[]): readonly Issue[] => [
  ...new Map(
    issues.map((issue) => [`${issue.path} ${issue.code} ${JSON.stringify(issue.params ?? null)}`, issue]),
  ).values(),
];
