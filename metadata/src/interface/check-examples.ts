import type { Definition, InterfaceDefinition, InterfaceExample } from '../generated/definitions.gen.ts';
import type { Issue } from '../issue.ts';
import { outgoingIssuesOf } from '../outgoing/check-outgoing-examples.ts';
import type { CompiledInterface, RowContext } from './compile-interface.ts';
import { compileInterface } from './compile-interface.ts';
import { inOrder, MOMENT } from './example-order.ts';
import { wholeInterface } from './whole-interface.ts';

/** What comes of a row: values by step, columns that are refused, or that it is left out. */
export type ExampleOutcome = InterfaceExample['expected'];

/**
 * What comes of a row without looking into records: a step's record is `$<step>` to those after it, and each step that applies has what it
 * looks by and what it writes.
 */
export async function workOutRow(
  { readRow, isMeant, steps }: CompiledInterface,
  cells: Readonly<Record<string, string>>,
): Promise<ExampleOutcome> {
  const { values: row, issues } = readRow(cells);
  const refused = [...new Set(issues.map(({ path }) => path))];
  if (refused.length > 0) return { refused: refused as [string, ...string[]] };
  const output: Record<string, string> = {};
  const context: RowContext = { ...MOMENT, output };
  if (!(await isMeant(row, context))) return { leftOut: true };
  const found: Record<string, Record<string, unknown>> = {};
  for (const { step, applies, by, values } of steps) {
    if (!(await applies(row, context))) continue;
    const [match, written] = [await by(row, context), await values(row, context)];
    const [issue] = [...match.issues, ...written.issues];
    if (issue) throw new Error(`${step.id}.${issue.path}: ${issue.code}`);
    found[step.id] = { ...match.values, ...written.values };
    output[step.id] = `$${step.id}`;
  }
  return { steps: found };
}

/** Examples of interfaces from which something else comes than they say. */
export async function checkExamples(
  documents: readonly { readonly file: string; readonly document: unknown }[],
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  const interfaces = documents
    .map(({ document }) => document as Definition)
    .filter((one): one is InterfaceDefinition => one.kind === 'interface');
  for (const { file, document } of documents) {
    const definition = document as Definition;
    if (definition.kind === 'interface') issues.push(...(await issuesOf(definition, file)));
    if (definition.kind === 'interface-variant') {
      const base = interfaces.find(({ id }) => id === definition.basedOn);
      if (base) issues.push(...(await issuesOf(wholeInterface(definition, base), file)));
    }
    if (definition.kind === 'outgoing') issues.push(...(await outgoingIssuesOf(definition, file)));
  }
  return issues;
}

async function issuesOf(definition: InterfaceDefinition, file: string): Promise<readonly Issue[]> {
  const compiled = compileInterface(definition);
  const issues: Issue[] = [];
  for (const [at, { row, expected, id }] of (definition.examples ?? []).entries()) {
    const came = await workOutRow(compiled, row).catch((error: unknown) => ({ error: String(error) }));
    if (inOrder(came) !== inOrder(expected))
      issues.push({
        file,
        path: `examples.${at}.expected`,
        code: 'interface.example',
        params: { example: id, came: inOrder(came).slice(0, 1000) },
      });
  }
  return issues;
}
