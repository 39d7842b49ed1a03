import type { CellQuery, MeasuredCells } from '@leitwerk/metadata/dashboard/measured';
import { measureParameters } from './records.ts';
import { sendRequest } from './send-request.ts';

export const measureCells = async (entity: string, query: CellQuery, signal?: AbortSignal): Promise<MeasuredCells> =>
  (
    await sendRequest<MeasuredCells>('GET', `/aggregate/${entity}`, {
      query: { ...measureParameters(query), split: query.split, splitBucket: query.splitBucket },
      ...(signal && { signal }),
    })
  ).body;
