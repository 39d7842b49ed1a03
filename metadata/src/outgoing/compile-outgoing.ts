import { compileExpression, isTrue } from '../expression.ts';
import type { ExpressionContext } from '../expression-context.ts';
import type { OutgoingDefinition } from '../generated/definitions.gen.ts';

type Values = Readonly<Record<string, unknown>>;
type Moment = Pick<ExpressionContext, 'now' | 'today'>;

/** By the id of what is related: a record, those that refer here, or nothing. */
export type RelatedRecords = Readonly<Record<string, Values | readonly Values[] | null | undefined>>;

/**
 * What a record says in a column: a text, or what JSON can hold; of records that refer here a list with an entry for each, null where
 * one says nothing. Columns that say nothing are left out.
 */
export type OutgoingCells = Readonly<Record<string, unknown>>;

/** A record as it is sent, its key null where each event is a message; or that it is left out. */
export type OutgoingRow = { readonly key: string | null; readonly cells: OutgoingCells } | null;

/** An outgoing interface, ready for any number of records. */
export type CompiledOutgoing = {
  readonly definition: OutgoingDefinition;
  /** Throws when a formula cannot be worked out for the record. */
  readonly rowOf: (record: Values, related: RelatedRecords, moment: Moment) => Promise<OutgoingRow>;
};

/** Compiles an outgoing interface that `checkOutgoing` has found nothing against. */
export function compileOutgoing(definition: OutgoingDefinition): CompiledOutgoing {
  const only = definition.only === undefined ? null : compileExpression(definition.only);
  const key = definition.key === undefined ? null : compileExpression(definition.key);
  const columns = definition.columns.map(({ id, of, formula }) => ({ id, of, formula: compileExpression(formula) }));
  const cellOf = isStructured(definition) ? jsonOf : textOf;
  return {
    definition,
    rowOf: async (record, related, moment) => {
      const context: ExpressionContext = { ...moment, user: null };
      if (only !== null && !isTrue(await only.evaluate(record, context))) return null;
      const found = key && textOf(await key.evaluate(record, context));
      // What nobody could tell from others is not sent.
      if (key && !found) return null;
      const cells: Record<string, unknown> = {};
      for (const { id, of, formula } of columns) {
        const about = of === undefined ? record : (related[of] ?? null);
        if (about === null) continue;
        const value = Array.isArray(about)
          ? await Promise.all(about.map(async (one: Values) => cellOf(await formula.evaluate(one, context))))
          : cellOf(await formula.evaluate(about as Values, context));
        if (value !== null) cells[id] = value;
      }
      return { key: found, cells };
    },
  };
}

/** Whether it looks for what has changed: by the clock or by hand, and where events set it off by the clock only. */
export const looksForChanges = ({ send }: Pick<OutgoingDefinition, 'send'>): boolean =>
  send.on === undefined || send.schedule !== undefined;

/** Whether a file holds more than texts side by side. */
export const isStructured = ({ format }: Pick<OutgoingDefinition, 'format'>): boolean =>
  format.type === 'json' || format.type === 'json-lines';

function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Numbers stay texts, as they do everywhere: they are exact. What JSONata adds to lists is left behind. */
function jsonOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? value : textOf(value);
  return JSON.parse(JSON.stringify(value)) as unknown;
}
