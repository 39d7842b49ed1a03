import type { Language } from '@leitwerk/metadata/shown-type';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { documentsIssue } from '../documents-issue.ts';
import { findParts } from '../find-parts.ts';
import { findFiled } from '../issue-letter.ts';
import { issueMail } from '../issue-mail.ts';
import { renderMail } from '../render-mail.ts';
import { filedFields, filingFor } from '../settings.ts';
import { make } from './make.ts';

type Input = {
  readonly template: string;
  readonly entity?: string;
  readonly record?: string;
  readonly language?: Language;
};

/** Sends a letter about a record as an e-mail and files it there. A call that comes again sends no second one. */
export const mail: Action = {
  label: { de: 'Als E-Mail senden', en: 'Send as e-mail' },
  input: make.input,
  run: async (input, context) => {
    const { template, language = 'de', ...given } = input as unknown as Input;
    const entity = given.entity ?? context.about?.entity;
    const record = given.record ?? context.about?.id;
    if (entity === undefined || record === undefined)
      throw new ActionRefused([documentsIssue('record', 'documents.about-nothing')]);
    const before = await findFiled(entity, context);
    const fields = filingFor(entity, context);
    if (before)
      return { document: before.id, to: before[fields.mail?.to ?? ''] ?? '', subject: before[fields.name] ?? '' };
    const parts = findParts(template, entity, context.letters);
    const more = filedFields(context.settings('documents'), entity);
    return issueMail(await renderMail({ parts, record, language, more }, context), record, context);
  },
};
