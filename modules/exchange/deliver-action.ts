import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { DELIVERY, TAKE_JOB } from './exchange.ts';
import { exchangeIssue } from './exchange-issue.ts';
import { interfaceNamed } from './interface-named.ts';

/** Takes an uploaded file for an interface; what is in it is worked on afterwards, in the order of the deliveries. */
export const deliverAction: Action = {
  label: { de: 'Datei an eine Schnittstelle liefern', en: 'Deliver a file to an interface' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['interface', 'file'],
    properties: {
      interface: { type: 'string', maxLength: 48, description: 'Technical name of the interface' },
      file: { type: 'string', format: 'uuid', description: 'Id of an uploaded file (purpose=import)' },
      side: { type: 'string', format: 'uuid', description: 'Id of the side file of a document, uploaded as well' },
    },
  },
  run: async ({ interface: name, file, side }, context) =>
    deliver(String(name), { file: String(file), ...(side !== undefined && { side: String(side) }) }, 'hand', context),
};

/** Makes a delivery of a file, and of the one beside it. @returns its id */
export async function deliver(
  name: string,
  given: { readonly file: string; readonly side?: string },
  source: 'hand' | 'api',
  context: ModuleContext,
): Promise<{ readonly id: unknown }> {
  const definition = interfaceNamed(name, context);
  const { side } = given;
  const file = await context.openFile(given.file);
  if (!file) throw new ActionRefused([{ path: 'file', code: 'file.not-found' }]);
  if (side !== undefined && !definition.format.side)
    throw new ActionRefused([exchangeIssue('side', 'exchange.no-side', { name })]);
  if (side !== undefined && !(await context.openFile(side)))
    throw new ActionRefused([{ path: 'side', code: 'file.not-found' }]);
  const values = {
    name: file.name.slice(0, 255),
    interface: definition.id,
    source,
    file: { id: given.file },
    ...(side !== undefined && { sideFile: { id: side } }),
  };
  const [delivery] = await context.write([{ action: 'create', entity: DELIVERY, values }]);
  await context.startJob(TAKE_JOB, definition.id);
  return { id: delivery?.id };
}
