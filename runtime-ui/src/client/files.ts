import { isRecord } from '../values/equal-values.ts';
import { sendRequest } from './send-request.ts';

export type WireFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
};

export async function uploadFile(file: File): Promise<WireFile> {
  const form = new FormData();
  form.append('file', file);
  return (await sendRequest<WireFile>('POST', '/files', { body: form })).body;
}

export const fileAddress = (id: string): string => `/api/files/${encodeURIComponent(id)}`;

const isFile = (value: unknown): value is WireFile => isRecord(value) && typeof value['id'] === 'string';

/** The files of a field, whether it holds one or several. */
export const filesIn = (value: unknown): readonly WireFile[] => (Array.isArray(value) ? value : [value]).filter(isFile);
