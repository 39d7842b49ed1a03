import { createHash } from 'node:crypto';
import type { Expression } from '@leitwerk/metadata/expression';
import { compileExpression, isTrue } from '@leitwerk/metadata/expression';
import type { WorkflowAction, WorkflowDefinition, WorkflowStart } from '@leitwerk/metadata/generated/definitions.gen';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import { formulaOf, formulasOf } from '@leitwerk/metadata/workflow/formulas-of';
import type { Truth, WorkflowMachine } from '@leitwerk/metadata/workflow/make-machine';
import { makeMachine } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Queryable } from '../storage/database.ts';

type Values = Readonly<Record<string, unknown>>;

/** A definition, ready to run: every formula of it is compiled. A condition that cannot be worked out does not hold. */
export type Workflow = {
  readonly definition: WorkflowDefinition;
  readonly checksum: string;
  readonly machine: WorkflowMachine;
  /** Which guards are true of a record. */
  readonly truthOf: (record: Values, rule: RuleContext) => Promise<Truth>;
  /** Whether it may begin in this way about a record. */
  readonly mayBegin: (start: WorkflowStart, record: Values, rule: RuleContext) => Promise<boolean>;
  /** What an action writes, by field name. Refuses (409) when a formula cannot be worked out. */
  readonly valuesOf: (action: WorkflowAction, record: Values, rule: RuleContext) => Promise<Values>;
};

const byDefinition = new WeakMap<WorkflowDefinition, Workflow>();
const byChecksum = new Map<string, Workflow>();
/** Definitions kept at once in this process. */
const MOST_KNOWN = 500;

/** Compiled once per content, whichever model it comes from. */
export function workflowOf(definition: WorkflowDefinition): Workflow {
  const known = byDefinition.get(definition);
  if (known) return known;
  const checksum = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  const workflow = byChecksum.get(checksum) ?? compile(definition, checksum);
  if (byChecksum.size >= MOST_KNOWN) byChecksum.clear();
  byChecksum.set(checksum, workflow);
  byDefinition.set(definition, workflow);
  return workflow;
}

function compile(definition: WorkflowDefinition, checksum: string): Workflow {
  const machine = makeMachine(definition);
  const formulas = new Map(
    [...formulasOf(definition)].map((source): [string, Expression] => [source, compileExpression(source)]),
  );
  const holds = async (source: string, record: Values, rule: RuleContext): Promise<boolean> => {
    try {
      return isTrue(await formulas.get(source)?.evaluate(record, rule));
    } catch {
      return false;
    }
  };
  return {
    definition,
    checksum,
    machine,
    truthOf: async (record, rule) =>
      new Map(
        await Promise.all(
          machine.guards.map(async (source): Promise<[string, boolean]> => [source, await holds(source, record, rule)]),
        ),
      ),
    mayBegin: async (start, record, rule) => start.if === undefined || holds(start.if, record, rule),
    valuesOf: async ({ params }, record, rule) => {
      const values: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(params.values ?? {})) {
        const formula = formulaOf(value);
        try {
          values[name] = formula === null ? value : ((await formulas.get(formula)?.evaluate(record, rule)) ?? null);
        } catch {
          return refuse(409, 'workflow.formula', { params: { field: name, formula: formula ?? '' } });
        }
      }
      return values;
    },
  };
}

/** The definition that an instance began with. */
export async function workflowAt(database: Queryable, checksum: string): Promise<Workflow> {
  const known = byChecksum.get(checksum);
  if (known) return known;
  const [row] = await database.query<{ definition: string }>(
    sql`select definition from leitwerk.workflow_definition where checksum = ${checksum}`,
  );
  if (!row) throw new Error(`workflow definition ${checksum} is gone`);
  return workflowOf(JSON.parse(row.definition) as WorkflowDefinition);
}

/** Keeps a definition for the instances that begin with it. */
export const keepDefinition = (database: Queryable, { definition, checksum }: Workflow) =>
  database.query(sql`
    insert into leitwerk.workflow_definition (checksum, workflow, definition)
    values (${checksum}, ${definition.id}, ${JSON.stringify(definition)}::json) on conflict do nothing`);
