import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { DeliveredFile } from './delivered-file.ts';
import { exchangeIssue } from './exchange-issue.ts';

const MOST_TEXT = 500_000;

/** What is tried: a file of the asker's, or a text that was pasted. */
export type Sample = { readonly file?: string; readonly text?: string };

/** A column of a sample as it stands in the file, with the values of its first rows. */
export type SampleColumn = { readonly from: string; readonly values: readonly string[] };

/** Shape of a request with a sample beside other properties. */
export const sampleBody = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).slice(0, 1),
  oneOf: [{ required: ['file'] }, { required: ['text'] }],
  properties: {
    ...properties,
    file: { type: 'string', format: 'uuid', description: 'Uploaded with the purpose import' },
    text: { type: 'string', minLength: 1, maxLength: MOST_TEXT, description: 'In place of a file' },
  },
});

/** Throws `ActionRefused` when the file is not there for the asker. */
export async function openSample({ file, text }: Sample, context: ModuleContext): Promise<DeliveredFile> {
  if (text !== undefined) return { stream: inPieces(text), reopen: async () => inPieces(text), file: null };
  const open = async () => {
    const opened = await context.openFile(file ?? '');
    if (!opened) throw new ActionRefused([exchangeIssue('file', 'exchange.file-gone')]);
    return opened;
  };
  const { stream, ...known } = await open();
  return { stream, reopen: async () => (await open()).stream, file: known };
}

async function* inPieces(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
