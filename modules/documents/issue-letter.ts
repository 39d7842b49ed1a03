import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, ModuleFile, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { copyAttachments } from './attachments.ts';
import { documentsIssue } from './documents-issue.ts';
import { once } from './once.ts';
import type { FilledLetter } from './render-letter.ts';
import { setLetter } from './render-letter.ts';
import type { Filing } from './settings.ts';
import { filingFor } from './settings.ts';

export type Issued = {
  /** Id of the record that it is filed as. */
  readonly document: string;
  readonly file: string;
  readonly name: string;
};

/** Issues a filled letter: sets it in pages and files it at its record, with the template, the version of the model and what it says. */
export async function issueLetter(letter: FilledLetter, record: string, context: ModuleContext): Promise<Issued> {
  const { command, file } = await prepareIssue(letter, record, context.key, context);
  const [made] = await context.write([command]);
  return { document: made?.id ?? '', file: file.id, name: file.name };
}

/** The letter that a record has been filed as; null when it has none. */
export function issuedOf(filed: WireRecord, { file: field }: Filing): Issued | null {
  const file = filed[field] as ModuleFile | null | undefined;
  return file ? { document: filed.id, file: file.id, name: file.name } : null;
}

/** The record as which a call with the context's key has filed something before; null when there is none. */
export async function findFiled(entity: string, context: ModuleContext): Promise<WireRecord | null> {
  const filing = filingFor(entity, context);
  if (context.key === null || filing.key === undefined) return null;
  const { items } = await context.list(filing.entity, { filter: { [filing.key]: context.key }, limit: 1 });
  return items[0] ?? null;
}

/** Sets a letter and stores its file. @returns what files it, and the file, which goes by itself when nothing does */
export async function prepareIssue(
  letter: FilledLetter,
  record: string,
  key: string | null,
  context: ModuleContext,
): Promise<{
  readonly command: CreateCommand;
  readonly file: ModuleFile;
  readonly attachments: readonly ModuleFile[];
}> {
  const filing = filingFor(letter.parts.template.entity, context);
  // Of a trial nothing stays: its letter is filled, which finds what is wrong, and not set.
  const bytes = context.isTrial ? await emptyPage() : await setLetter(letter);
  const file = await context.storeFile(`${letter.fileName}.pdf`, once(Buffer.from(bytes)));
  const { command, attachments } = await prepareFiling(letter, record, key, context);
  return { command: { ...command, values: { ...command.values, [filing.file]: { id: file.id } } }, file, attachments };
}

type CreateCommand = Extract<RecordCommand, { action: 'create' }>;

/** What files a letter as a record, without its pages, with the files that go along. */
export async function prepareFiling(
  letter: FilledLetter,
  record: string,
  key: string | null,
  context: ModuleContext,
): Promise<{ readonly command: CreateCommand; readonly attachments: readonly ModuleFile[] }> {
  const filing = filingFor(letter.parts.template.entity, context);
  const attachments = await copyAttachments(letter, context);
  const field = filing.attachments;
  if (attachments.length > 0 && field === undefined)
    throw new ActionRefused([documentsIssue('template', 'documents.no-attachments')]);
  const values = {
    ...valuesOf(letter, record, key, filing, context),
    ...(field !== undefined && attachments.length > 0 && { [field]: attachments.map(({ id }) => ({ id })) }),
  };
  return { command: { action: 'create', entity: filing.entity, values }, attachments };
}

function valuesOf(
  letter: FilledLetter,
  record: string,
  key: string | null,
  filing: Filing,
  context: ModuleContext,
): Readonly<Record<string, unknown>> {
  const { template } = letter.parts;
  const values: Record<string, unknown> = { ...filing.values };
  for (const { about, field } of filing.records) {
    if (about.entity !== template.entity) continue;
    values[field] = about.from === undefined ? record : (letter.record.fields?.[about.from]?.raw ?? null);
  }
  const optional: readonly (readonly [string | undefined, unknown])[] = [
    [filing.date, letter.day],
    [filing.kind, template.documentKind],
    [filing.template, template.id],
    [filing.version, context.letters.version],
    [filing.data, frozenData(letter)],
    [filing.key, key],
  ];
  for (const [field, value] of optional) if (field !== undefined && value !== undefined) values[field] = value;
  return { ...values, [filing.name]: letter.fileName.slice(0, 190) };
}

/** What the platform keeps of one JSON value, less what stands around it. */
const MOST_DATA = 99_000;

/** What the letter says, as it was then; of long lists only how long they were: the letter itself has them. */
function frozenData({ language, day, author, record }: FilledLetter): unknown {
  const data = { language, today: day, user: author, record };
  const length = JSON.stringify(data).length;
  return length <= MOST_DATA ? data : { ...data, record: null, tooLong: length };
}

async function emptyPage(): Promise<Uint8Array> {
  // Needed by trials only.
  const { PDFDocument } = await import('pdf-lib');
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage();
  return document.save();
}
