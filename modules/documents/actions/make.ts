import type { Language } from '@leitwerk/metadata/shown-type';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { documentsIssue } from '../documents-issue.ts';
import { findParts } from '../find-parts.ts';
import { findIssued, issueLetter } from '../issue-letter.ts';
import { fillLetter } from '../render-letter.ts';
import { filedFields } from '../settings.ts';

type Input = {
  readonly template: string;
  readonly entity?: string;
  readonly record?: string;
  readonly language?: Language;
};

/** Makes a letter about a record from a template and files it there. A call that comes again is answered with the letter of the first time. */
export const make: Action = {
  label: { de: 'Schreiben erstellen', en: 'Make a letter' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['template'],
    properties: {
      template: { type: 'string', maxLength: 48, description: 'Id of the template' },
      entity: {
        type: 'string',
        maxLength: 48,
        description: 'What it is about; that of the calling process when absent',
      },
      record: { type: 'string', format: 'uuid' },
      language: { enum: ['de', 'en'], description: 'German when absent' },
    },
  },
  run: async (input, context) => {
    const { template, language = 'de', ...given } = input as unknown as Input;
    const entity = given.entity ?? context.about?.entity;
    const record = given.record ?? context.about?.id;
    if (entity === undefined || record === undefined)
      throw new ActionRefused([documentsIssue('record', 'documents.about-nothing')]);
    // Looked up before anything is read: the record and the template may have changed since, the letter has not.
    const before = await findIssued(entity, context);
    if (before) return before;
    const parts = findParts(template, entity, context.letters);
    const more = filedFields(context.settings('documents'), entity);
    const letter = await fillLetter({ parts, record, language, more }, context);
    return issueLetter(letter, record, context);
  },
};
