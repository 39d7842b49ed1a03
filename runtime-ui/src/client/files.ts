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
