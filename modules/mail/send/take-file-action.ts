import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { mailIssue } from '../mail-issue.ts';

/** A file of a record as an attachment: a copy, because a file belongs to one record. */
export const takeFileAction: Action = {
  label: { de: 'Datei eines Datensatzes anhängen', en: 'Attach a file of a record' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['file'],
    properties: { file: { type: 'string', format: 'uuid' } },
  },
  run: async (input, context) => {
    const file = await context.openFile(String(input['file']));
    if (!file) throw new ActionRefused([mailIssue('file', 'mail.unknown-file')]);
    return context.storeFile(file.name, file.stream);
  },
};
