import type { FileVersions, SameFile, VersionCount } from '@leitwerk/metadata/wire/files';
import { isRecord } from '../values/equal-values.ts';
import { sendRequest } from './send-request.ts';

export type WireFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
};

/** @param purpose an import takes files that are much larger than what a record may hold */
export async function uploadFile(file: File, purpose: 'record' | 'import' = 'record'): Promise<WireFile> {
  const form = new FormData();
  form.append('file', file);
  return (await sendRequest<WireFile>('POST', '/files', { query: { purpose }, body: form })).body;
}

export const fileAddress = (id: string): string => `/api/files/${encodeURIComponent(id)}`;

/** All files that the field of the file's record has or had, the newest first. */
export const listFileVersions = async (id: string): Promise<FileVersions> =>
  (await sendRequest<FileVersions>('GET', `/files/${encodeURIComponent(id)}/versions`)).body;

/** How many versions each of these files has. */
export const countFileVersions = async (ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const { body } = await sendRequest<{ items: VersionCount[] }>('GET', '/files/version-counts', {
    query: { ids: ids.join(',') },
  });
  return new Map(body.items.map(({ id, count }) => [id, count]));
};

/** Records of an entity that belong to a record by their field `via` and have a file with the same content. */
export const findSameFiles = async (id: string, entity: string, via: string, record: string): Promise<SameFile[]> =>
  (
    await sendRequest<{ items: SameFile[] }>('GET', `/files/${encodeURIComponent(id)}/same`, {
      query: { entity, via, record },
    })
  ).body.items;

const isFile = (value: unknown): value is WireFile => isRecord(value) && typeof value['id'] === 'string';

/** The files of a field, whether it holds one or several. */
export const filesIn = (value: unknown): readonly WireFile[] => (Array.isArray(value) ? value : [value]).filter(isFile);
