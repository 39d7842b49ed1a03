import type { Bucket } from '@leitwerk/metadata/dashboard/periods';
import type { MeasuredGroup, MeasureQuery } from './records.ts';
import { measureParameters } from './records.ts';
import { sendRequest } from './send-request.ts';

export type CellQuery = MeasureQuery & { readonly split: string; readonly splitBucket?: Bucket };

export type MeasuredCell = MeasuredGroup & { readonly split: unknown };

/** Groups that are divided by a second field, with what rows, columns and all together come to. */
export type MeasuredCells = {
  readonly items: readonly MeasuredCell[];
  readonly groups: readonly MeasuredGroup[];
  readonly splits: readonly MeasuredGroup[];
  readonly total: Pick<MeasuredGroup, 'values'>;
};

export const measureCells = async (entity: string, query: CellQuery, signal?: AbortSignal): Promise<MeasuredCells> =>
  (
    await sendRequest<MeasuredCells>('GET', `/aggregate/${entity}`, {
      query: { ...measureParameters(query), split: query.split, splitBucket: query.splitBucket },
      ...(signal && { signal }),
    })
  ).body;
