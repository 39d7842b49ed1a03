import { readFile } from 'node:fs/promises';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ReadDocument } from '@leitwerk/metadata/node/load';
import { readDocuments } from '@leitwerk/metadata/node/load';
import type { ArchiveContent } from '../archive/configuration-archive.ts';
import { readArchive } from '../archive/configuration-archive.ts';
import { Exit } from './exit.ts';

/** Whether a path means a .zip archive instead of a folder or another file. */
export const isArchive = (path: string): boolean => path.toLowerCase().endsWith('.zip');

/** Definitions of a folder, or of an archive of one. What an archive may not hold ends the program. */
export async function readFolderOrArchive(
  path: string,
): Promise<{ readonly documents: readonly ReadDocument[]; readonly issues: readonly Issue[] }> {
  if (!isArchive(path)) return readDocuments(path);
  const content = await contentOf(path);
  if (content.is === 'overlay') throw new Exit(2, `${path} holds an overlay, no definitions`);
  return { documents: content.documents, issues: [] };
}

/** What a customer has changed, as an archive has it. */
export async function readOverlayArchive(path: string): Promise<unknown> {
  const content = await contentOf(path);
  if (content.is === 'definitions') throw new Exit(2, `${path} holds definitions, no overlay`);
  return content.overlay;
}

async function contentOf(path: string): Promise<ArchiveContent> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new Exit(2, `${path} cannot be read: ${error.message}`);
  });
  return readArchive(bytes);
}
