import { definitionKey, fileOf } from '@leitwerk/metadata/overlay';
import type { SourceDocument } from '../model/model-store.ts';
import type { OverlayFile } from '../model/overlay-file.ts';
import type { GivenDocument } from '../model/publish-model.ts';
import { refuse } from '../refusal.ts';
import type { ArchivedFile } from './pack-archive.ts';
import { packArchive } from './pack-archive.ts';
import { unpackArchive } from './unpack-archive.ts';

const OVERLAY = 'overlay.json';
const DEFINITION = /^(app\.json|definitions\/.+\.json)$/;

/** What an archive holds: definitions as a folder has them, or what a customer has changed over a package. */
export type ArchiveContent =
  | { readonly is: 'definitions'; readonly documents: readonly GivenDocument[] }
  | { readonly is: 'overlay'; readonly overlay: unknown };

const written = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/** Definitions as an archive of the folder that `leitwerk export` writes. */
export const packDefinitions = (documents: readonly SourceDocument[]): Promise<Buffer> =>
  packArchive(
    documents.map((one) => ({
      name: DEFINITION.test(one.file) ? one.file : fileOf(definitionKey(one)),
      text: written(one.document),
    })),
  );

export const packOverlay = (overlay: OverlayFile): Promise<Buffer> =>
  packArchive([{ name: OVERLAY, text: written(overlay) }]);

/** What an archive holds; 422 for one that holds anything else besides. What the definitions say is not looked at. */
export async function readArchive(bytes: Buffer): Promise<ArchiveContent> {
  const files = withoutFolder(await unpackArchive(bytes));
  const [first] = files;
  if (!first) return refuse(422, 'archive.empty');
  if (files.length === 1 && first.name === OVERLAY) return { is: 'overlay', overlay: parsed(first) };
  const unknown = files.find(({ name }) => !DEFINITION.test(name));
  if (unknown) return refuse(422, 'archive.unknown-file', { params: { name: unknown.name } });
  return { is: 'definitions', documents: files.map((file) => ({ file: file.name, document: parsed(file) })) };
}

/** Whoever packs a folder instead of what is in it has the folder's name before every other. */
function withoutFolder(files: readonly ArchivedFile[]): readonly ArchivedFile[] {
  const [folder] = files[0]?.name.split('/') ?? [];
  const isInside = folder !== 'definitions' && files.every(({ name }) => name.startsWith(`${folder}/`));
  return isInside ? files.map(({ name, text }) => ({ name: name.slice(`${folder}/`.length), text })) : files;
}

function parsed({ name, text }: ArchivedFile): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse(422, 'archive.text', { params: { name } });
  }
}
