import { compileExpression, isTrue } from '../expression.ts';
import type { ExpressionContext } from '../expression-context.ts';
import type { OutgoingDefinition } from '../generated/definitions.gen.ts';

type Values = Readonly<Record<string, unknown>>;
type Moment = Pick<ExpressionContext, 'now' | 'today'>;

/** A record as it is sent: texts by column, without those that say nothing; or that it is left out. */
export type OutgoingRow = { readonly key: string; readonly cells: Readonly<Record<string, string>> } | null;

/** An outgoing interface, ready for any number of records. */
export type CompiledOutgoing = {
  readonly definition: OutgoingDefinition;
  /** Throws when a formula cannot be worked out for the record. */
  readonly rowOf: (record: Values, moment: Moment) => Promise<OutgoingRow>;
};

/** Compiles an outgoing interface that `checkOutgoing` has found nothing against. */
export function compileOutgoing(definition: OutgoingDefinition): CompiledOutgoing {
  const only = definition.only === undefined ? null : compileExpression(definition.only);
  const key = compileExpression(definition.key);
  const columns = definition.columns.map(({ id, formula }) => ({ id, formula: compileExpression(formula) }));
  return {
    definition,
    rowOf: async (record, moment) => {
      const context: ExpressionContext = { ...moment, user: null };
      if (only !== null && !isTrue(await only.evaluate(record, context))) return null;
      const found = textOf(await key.evaluate(record, context));
      // What nobody could tell from others is not sent.
      if (found === '') return null;
      const cells: Record<string, string> = {};
      for (const { id, formula } of columns) {
        const text = textOf(await formula.evaluate(record, context));
        if (text !== '') cells[id] = text;
      }
      return { key: found, cells };
    },
  };
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
