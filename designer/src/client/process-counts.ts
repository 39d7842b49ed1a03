import type { WireProcessCounts } from '@leitwerk/metadata/wire/workflow';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

/** Processes of a workflow under way, by the path of the state in which they stand, as far as the reader may know of them. */
export const countPlaces = async (workflow: string): Promise<ReadonlyMap<string, number>> => {
  const { body } = await sendRequest<WireProcessCounts>('GET', '/processes/counts', { query: { workflow } });
  return new Map(body.places.map(({ place, count }) => [place, count]));
};
