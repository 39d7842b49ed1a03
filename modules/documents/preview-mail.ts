import type { Language } from '@leitwerk/metadata/shown-type';
import type { ModuleRequest } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { attachmentNames } from './attachments.ts';
import { documentsIssue } from './documents-issue.ts';
import { findParts } from './find-parts.ts';
import { mailToLookAt, renderMail } from './render-mail.ts';

type Asked = {
  readonly template: string;
  readonly entity: string;
  readonly record: string;
  readonly language?: Language;
};

/** The mail as it would be sent now, to be looked at. */
export async function previewMail({ body }: ModuleRequest, context: ModuleContext): Promise<unknown> {
  const { template, entity, record, language = 'de' } = body as Asked;
  if (!context.mayCall('documents.mail'))
    throw new ActionRefused([documentsIssue('', 'documents.mail-forbidden')], 403);
  const mail = await renderMail({ parts: findParts(template, entity, context.letters), record, language }, context);
  const { to, subject, text, letter, withLetter } = mail;
  return {
    from: context.mailFrom,
    to,
    subject,
    html: mailToLookAt(mail),
    text,
    attached: [...(withLetter ? [`${letter.fileName}.pdf`] : []), ...attachmentNames(letter)],
  };
}
