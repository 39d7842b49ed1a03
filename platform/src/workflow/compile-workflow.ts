import { createHash } from 'node:crypto';
import type { WorkflowDefinition, WorkflowStart } from '@leitwerk/metadata/generated/definitions.gen';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import { allStates, transitionsOf } from '@leitwerk/metadata/workflow/active-states';
import { formulasOf } from '@leitwerk/metadata/workflow/formulas-of';
import type { Truth, WorkflowMachine } from '@leitwerk/metadata/workflow/make-machine';
import { makeMachine } from '@leitwerk/metadata/workflow/make-machine';
import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';
import type { Formulas } from './compile-formulas.ts';
import { compileFormulas } from './compile-formulas.ts';

type Values = Readonly<Record<string, unknown>>;

/** A definition, ready to run: every formula of it is compiled. */
export type Workflow = {
  readonly definition: WorkflowDefinition;
  readonly checksum: string;
  readonly machine: WorkflowMachine;
  readonly formulas: Formulas;
  /** What any of its states has: where none has it nobody looks for it at every step. */
  readonly has: { readonly tasks: boolean; readonly invokes: boolean; readonly approvals: boolean };
  /** Which guards are true of a record. */
  readonly truthOf: (record: Values, rule: RuleContext) => Promise<Truth>;
  /** Whether it may begin in this way about a record. */
  readonly mayBegin: (start: WorkflowStart, record: Values, rule: RuleContext) => Promise<boolean>;
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
  const formulas = compileFormulas(formulasOf(definition));
  const states = allStates(definition.machine);
  return {
    definition,
    checksum,
    machine,
    formulas,
    has: {
      tasks: states.some(({ state }) => state.meta?.task),
      invokes: states.some(({ state }) => state.invoke),
      approvals: states.some(({ state }) =>
        transitionsOf(state).some(({ list }) => list.some(({ meta }) => meta?.approvals)),
      ),
    },
    truthOf: async (record, rule) =>
      new Map(
        await Promise.all(
          machine.guards.map(
            async (source): Promise<[string, boolean]> => [source, await formulas.holds(source, record, rule)],
          ),
        ),
      ),
    mayBegin: async (start, record, rule) => start.if === undefined || formulas.holds(start.if, record, rule),
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
