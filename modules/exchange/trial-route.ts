import { setImmediate as nextTurn } from 'node:timers/promises';
import { interfaceWithNames } from '@leitwerk/metadata/compile';
import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { ExampleOutcome } from '@leitwerk/metadata/interface/check-examples';
import { workOutRow } from '@leitwerk/metadata/interface/check-examples';
import type { CompiledInterface } from '@leitwerk/metadata/interface/compile-interface';
import { compileInterface } from '@leitwerk/metadata/interface/compile-interface';
import { shapeIssuesOf } from '@leitwerk/metadata/validate';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { DeliveredRow } from './delivered-row.ts';
import { exchangeIssue } from './exchange-issue.ts';
import { openDelivery } from './read-delivery.ts';
import type { Sample } from './sample.ts';
import { openSample, sampleBody } from './sample.ts';
import { tryRows } from './try-rows.ts';

const MOST_ROWS = 200;
const LONGEST_MS = 2000;

type Body = Sample & { readonly definition: unknown; readonly rows?: number };

/** What would come of the first rows of a sample, as the interface that is worked on says it: nothing of it stays. */
export const trialRoute: ModuleRoute = {
  method: 'POST',
  path: '/api/exchange/trial',
  summary: 'What would come of the first rows of a sample, with the rights of the asker; nothing of it stays',
  body: sampleBody({
    definition: { type: 'object', description: 'The interface, live or worked on' },
    rows: { type: 'integer', minimum: 1, maximum: MOST_ROWS, description: '50 when absent' },
  }),
  answer: {
    type: 'object',
    properties: {
      drift: {
        type: 'array',
        items: { type: 'string' },
        description: 'Columns, elements or segments of the file that the interface does not know',
      },
      counts: { type: 'object', description: 'How many rows by what would become of them' },
      steps: { type: 'object', description: 'By step how many records it would create, change or find' },
      rows: { type: 'array', items: { type: 'object' } },
    },
  },
  handle: async ({ body }, context) => {
    const { definition, rows: most = 50, ...sample } = body as Body;
    mustEdit(context);
    const compiled = compiledFrom(definition, context);
    const { rows, drift } = await openDelivery(await openSample(sample, context), compiled.definition, false);
    const given: DeliveredRow[] = [];
    const outcomes: (ExampleOutcome | null)[] = [];
    const until = Date.now() + LONGEST_MS;
    for await (const row of rows) {
      given.push(row);
      outcomes.push(row.issue ? null : await workOutRow(compiled, row.cells).catch(() => null));
      // What takes long is worked out for fewer rows; in between others have their turn.
      await nextTurn();
      if (given.length === most || Date.now() > until) break;
    }
    const tried = await tryRows(given, compiled, context);
    return {
      drift: [...drift],
      ...tried,
      rows: tried.rows.map((row, at) => ({ ...row, expected: outcomes[at] ?? null })),
    };
  },
};

/** Throws `ActionRefused` for whoever does not work on definitions. */
export function mustEdit({ mayEditDrafts }: ModuleContext): void {
  if (!mayEditDrafts) throw new ActionRefused([exchangeIssue('', 'exchange.no-draft')], 403);
}

function compiledFrom(document: unknown, context: ModuleContext): CompiledInterface {
  mustHaveShape(document);
  return readyOrRefused(() =>
    compileInterface(interfaceWithNames(document as InterfaceDefinition, entityNames(context))),
  );
}

/** Throws `ActionRefused` for what is no definition of its kind. */
export function mustHaveShape(document: unknown): void {
  const issues = shapeIssuesOf({ file: 'definition', document });
  if (issues.length > 0)
    throw new ActionRefused(issues.map(({ file, path, ...issue }) => ({ ...issue, path: `${file}.${path}` })));
}

/** By id what an entity of the live version is called. */
export const entityNames =
  ({ letters }: ModuleContext) =>
  (id: string): string =>
    Object.values(letters.entities).find((one) => one.id === id)?.name ?? id;

/** Throws `ActionRefused` when a definition cannot be worked out yet. */
export function readyOrRefused<T>(make: () => T): T {
  try {
    return make();
  } catch {
    throw new ActionRefused([exchangeIssue('definition', 'exchange.not-ready')]);
  }
}
