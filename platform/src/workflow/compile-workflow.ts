import { createHash } from 'node:crypto';
import type { Expression } from '@leitwerk/metadata/expression';
import { compileExpression, isTrue } from '@leitwerk/metadata/expression';
import type { WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import type { Truth, WorkflowMachine } from '@leitwerk/metadata/workflow/make-machine';
import { makeMachine } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

/** A definition, ready to run. */
export type Workflow = {
  readonly definition: WorkflowDefinition;
  readonly checksum: string;
  readonly machine: WorkflowMachine;
  /** Which guards are true of a record. One that cannot be worked out is not. */
  readonly truthOf: (record: Readonly<Record<string, unknown>>, rule: RuleContext) => Promise<Truth>;
};

const known = new Map<string, Workflow>();
/** Definitions kept at once in this process. */
const MOST_KNOWN = 500;

/** Compiled once per content, whichever model it comes from. */
export function workflowOf(definition: WorkflowDefinition): Workflow {
  const checksum = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  const found = known.get(checksum);
  if (found) return found;
  const machine = makeMachine(definition);
  const guards = machine.guards.map((source): [string, Expression] => [source, compileExpression(source)]);
  const workflow: Workflow = {
    definition,
    checksum,
    machine,
    truthOf: async (record, rule) =>
      new Map(
        await Promise.all(guards.map(async ([source, guard]) => [source, await holds(guard, record, rule)] as const)),
      ),
  };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(checksum, workflow);
  return workflow;
}

async function holds(
  guard: Expression,
  record: Readonly<Record<string, unknown>>,
  rule: RuleContext,
): Promise<boolean> {
  try {
    return isTrue(await guard.evaluate(record, rule));
  } catch {
    return false;
  }
}

/** The definition that an instance began with. */
export async function workflowAt(database: Queryable, checksum: string): Promise<Workflow> {
  const found = known.get(checksum);
  if (found) return found;
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
