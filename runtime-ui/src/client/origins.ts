import type { ValueOrigin } from '@leitwerk/metadata/wire';
import { sendRequest } from './send-request.ts';

export type ValueOrigins = {
  readonly created: ValueOrigin | null;
  /** By field name; a field without an entry has what the record was made with. */
  readonly fields: Readonly<Record<string, ValueOrigin>>;
};

export const readOrigins = async (entity: string, id: string): Promise<ValueOrigins> =>
  (await sendRequest<ValueOrigins>('GET', `/records/${entity}/${id}/origins`)).body;
