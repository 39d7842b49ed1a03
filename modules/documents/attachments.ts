import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, ModuleFile } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import { once } from './once.ts';
import { pagesOf } from './pdf-beside.ts';
import type { FilledLetter } from './render-letter.ts';
import { nodeAt } from './render-letter.ts';

const PDF = 'application/pdf';
/** Bytes of all that goes along with one letter: what mailboxes take. */
const MOST_BYTES = 15_000_000;

/** Names of the files that go along with a letter, those that its record has. */
export const attachmentNames = (letter: FilledLetter): readonly string[] => sourcesOf(letter).map(({ name }) => name);

/** What the template names and the record has; of the files the ids. */
const sourcesOf = ({ parts, record }: FilledLetter): readonly { readonly id: string; readonly name: string }[] =>
  (parts.template.attachments ?? []).flatMap(({ file }) => {
    const { raw, text = '' } = nodeAt(record, file) ?? {};
    return typeof raw === 'string' ? [{ id: raw, name: text }] : [];
  });

/**
 * Copies the files that go along with a letter, so that they stay what they were then. Each must be a PDF that can be printed. Throws
 * `ActionRefused` that names the one that is not.
 */
export async function copyAttachments(letter: FilledLetter, context: ModuleContext): Promise<readonly ModuleFile[]> {
  if (context.isTrial) return [];
  const copies: ModuleFile[] = [];
  let size = 0;
  for (const { id, name } of sourcesOf(letter)) {
    const refuse = (code: Parameters<typeof documentsIssue>[1]): never => {
      throw new ActionRefused([documentsIssue('template', code, { name, most: MOST_BYTES / 1_000_000 })]);
    };
    const opened = (await context.openFile(id)) ?? refuse('documents.attachment-not-readable');
    size += opened.size;
    if (size > MOST_BYTES) return refuse('documents.attachments-too-large');
    const parts: Buffer[] = [];
    for await (const part of opened.stream) parts.push(part);
    const bytes = Buffer.concat(parts);
    if (opened.type !== PDF || (await pagesIn(bytes)) === 0) return refuse('documents.attachment-no-pdf');
    copies.push(await context.storeFile(opened.name, once(bytes)));
  }
  return copies;
}

/** None for what is no PDF; being busy is no reason to say so. */
async function pagesIn(bytes: Buffer): Promise<number> {
  try {
    return await pagesOf(bytes);
  } catch (error) {
    if (error instanceof ActionRefused && error.status !== 422) throw error;
    return 0;
  }
}
