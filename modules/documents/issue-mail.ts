import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import { prepareFiling, prepareIssue } from './issue-letter.ts';
import type { RenderedMail } from './render-mail.ts';
import type { Filing } from './settings.ts';
import { filingFor } from './settings.ts';

export type SentMail = {
  /** Id of the record that it is filed as, which shows what becomes of it. */
  readonly document: string;
  readonly to: string;
  readonly subject: string;
};

/** The mail that a record has been filed as. */
export const sentOf = (filed: WireRecord, { mail: fields, name }: Filing): SentMail => ({
  document: filed.id,
  to: String(filed[fields?.to ?? ''] ?? ''),
  subject: String(filed[name] ?? ''),
});

/** Files a mail at its record, with the letter if it goes along, and has it sent after the commit. */
export async function issueMail(mail: RenderedMail, record: string, context: ModuleContext): Promise<SentMail> {
  if (context.mailFrom === null && !context.isTrial)
    throw new ActionRefused([documentsIssue('', 'documents.no-mail-server')]);
  const { letter, withLetter, to, subject, html, text, pictures } = mail;
  const filing = filingFor(letter.parts.template.entity, context);
  const prepared = withLetter
    ? await prepareIssue(letter, record, context.key, context)
    : { ...(await prepareFiling(letter, record, context.key, context)), file: null };
  const { command, attachments, file } = prepared;
  const files = [...(file ? [file.id] : []), ...attachments.map(({ id }) => id)];
  const { mail: fields } = filing;
  const values: Record<string, unknown> = { ...command.values };
  if (fields?.to !== undefined) values[fields.to] = to;
  if (fields?.text !== undefined) values[fields.text] = `${subject}\n\n${text}`.slice(0, MOST_TEXT);
  if (fields?.state !== undefined) values[fields.state] = 'waiting';
  values[filing.name] = subject.slice(0, 190);
  const [made] = await context.write(
    [{ ...command, values }],
    [{ to, subject, html, text, pictures, files, of: 0, ...(fields?.state !== undefined && { state: fields.state }) }],
  );
  return { document: made?.id ?? '', to, subject };
}

/** What a long text may hold, with room. */
const MOST_TEXT = 19_000;
