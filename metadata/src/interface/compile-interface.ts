import type { Expression } from '../expression.ts';
import { compileExpression, isTrue } from '../expression.ts';
import type { ExpressionContext } from '../expression-context.ts';
import { fieldTypes } from '../field-types.ts';
import type { InterfaceColumn, InterfaceDefinition, InterfaceStep } from '../generated/definitions.gen.ts';
import type { Issue } from '../issue.ts';
import { formulaOf } from '../workflow/formulas-of.ts';
import { occursRuleOf, rulesOf } from './column-rules.ts';
import { fieldOfColumn } from './columns.ts';

type Values = Readonly<Record<string, unknown>>;

/** What is known beside the row: the moment, and the records of the steps before, by step. */
export type RowContext = Pick<ExpressionContext, 'now' | 'today'> & {
  readonly output: Readonly<Record<string, string>>;
};

/** A row as its columns say it, or why it is none. Paths of issues are columns. */
export type ReadRow = { readonly values: Values; readonly issues: readonly Issue[] };

export type CompiledStep = {
  readonly step: InterfaceStep;
  readonly applies: (row: Values, context: RowContext) => Promise<boolean>;
  /** By field name what it is looked for by. */
  readonly by: (row: Values, context: RowContext) => Promise<Mapped>;
  /** By field name what is written. */
  readonly values: (row: Values, context: RowContext) => Promise<Mapped>;
};

/** Values by field name; or the fields whose formulas cannot be worked out for this row. */
export type Mapped = { readonly values: Values; readonly issues: readonly Issue[] };

/** An interface, ready for any number of rows. */
export type CompiledInterface = {
  readonly definition: InterfaceDefinition;
  /** @param cells by column what stands in the file; missing ones are empty */
  readonly readRow: (cells: Readonly<Record<string, string | undefined>>) => ReadRow;
  readonly isMeant: (row: Values, context: RowContext) => Promise<boolean>;
  /** What tells a row from others; null when the interface does not say, or it is empty. Throws when it cannot be worked out. */
  readonly keyOf: (row: Values, context: RowContext) => Promise<string | null>;
  readonly steps: readonly CompiledStep[];
};

const VARIABLES = ['output'];

/** Compiles an interface that `checkInterface` has found nothing against. */
export function compileInterface(definition: InterfaceDefinition): CompiledInterface {
  const { columns, only, key, steps, language } = definition;
  const meant = only === undefined ? null : compileExpression(only, VARIABLES);
  const keyed = key === undefined ? null : compileExpression(key, VARIABLES);
  const readers = columns.map((column) => readerOf(column, language));
  return {
    definition,
    readRow: (cells) => {
      const values: Record<string, unknown> = {};
      const issues: Issue[] = [];
      for (const read of readers) read(cells, values, issues);
      return { values, issues };
    },
    isMeant: async (row, context) => meant === null || isTrue(await meant.evaluate(row, ruleOf(context))),
    keyOf: async (row, context) => {
      const found = keyed === null ? null : await keyed.evaluate(row, ruleOf(context));
      return found === null || found === undefined || found === '' ? null : String(found);
    },
    steps: steps.map(compileStep),
  };
}

type Reader = (
  cells: Readonly<Record<string, string | undefined>>,
  values: Record<string, unknown>,
  issues: Issue[],
) => void;

function readerOf(column: InterfaceColumn, language: 'de' | 'en'): Reader {
  const { id, type, required, fixed, values: taken } = column;
  const field = fieldOfColumn(column);
  const { parse } = fieldTypes[type];
  const breaks = rulesOf(column);
  const occursWrong = occursRuleOf(column);
  const others = taken && new Map(taken.map(({ from, to }) => [from.trim().toLowerCase(), to]));
  return (cells, values, issues) => {
    const broken = occursWrong(cells);
    if (broken) {
      issues.push({ ...broken, path: id });
      return;
    }
    const given = (fixed ?? cells[id] ?? '').trim();
    const text = given === '' ? '' : others ? others.get(given.toLowerCase()) : given;
    if (text === undefined)
      issues.push({ path: id, code: 'interface.unknown-value', params: { text: given.slice(0, 100) } });
    else if (text === '') {
      if (required) issues.push({ path: id, code: 'value.required' });
    } else {
      const read = parse(text, field, language);
      const issue = 'issue' in read ? read.issue : breaks(read.value);
      if (issue) issues.push({ ...issue, path: id });
      else if ('value' in read) values[id] = read.value;
    }
  };
}

const ruleOf = ({ now, today, output }: RowContext): ExpressionContext => ({ now, today, user: null, output });

function compileStep(step: InterfaceStep): CompiledStep {
  const condition = step.if === undefined ? null : compileExpression(step.if, VARIABLES);
  return {
    step,
    applies: async (row, context) => condition === null || isTrue(await condition.evaluate(row, ruleOf(context))),
    by: compileValues(step.by),
    values: compileValues(step.values),
  };
}

function compileValues(given: object = {}): CompiledStep['values'] {
  const entries = Object.entries(given).map(([name, value]): [string, unknown, Expression | null] => {
    const formula = formulaOf(value);
    return [name, value, formula === null ? null : compileExpression(formula, VARIABLES)];
  });
  return async (row, context) => {
    const values: Record<string, unknown> = {};
    const issues: Issue[] = [];
    for (const [name, value, formula] of entries) {
      try {
        const found = formula === null ? value : await formula.evaluate(row, ruleOf(context));
        // What a row does not say is not written over what is there.
        if (found !== undefined && found !== null) values[name] = found;
      } catch {
        issues.push({ path: name, code: 'interface.formula', params: { formula: formula?.source ?? '' } });
      }
    }
    return { values, issues };
  };
}
