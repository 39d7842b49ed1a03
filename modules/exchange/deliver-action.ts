import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { DELIVERY, TAKE_JOB } from './exchange.ts';
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
    },
  },
  run: async (input, context) => deliver(String(input['interface']), String(input['file']), 'hand', context),
};

/** Makes a delivery of a file. @returns its id */
export async function deliver(
  name: string,
  fileId: string,
  source: 'hand' | 'api',
  context: ModuleContext,
): Promise<{ readonly id: unknown }> {
  const definition = interfaceNamed(name, context);
  const file = await context.openFile(fileId);
  if (!file) throw new ActionRefused([{ path: 'file', code: 'file.not-found' }]);
  const values = { name: file.name.slice(0, 255), interface: definition.id, source, file: { id: fileId } };
  const [delivery] = await context.write([{ action: 'create', entity: DELIVERY, values }]);
  await context.startJob(TAKE_JOB, definition.id);
  return { id: delivery?.id };
}
