import type { WireSimulation, WireSimulationRequest } from '@leitwerk/metadata/wire/simulation';
import { sendRequest } from './send-request.ts';

/** What would happen; nothing of it stays. */
export const simulate = async (request: WireSimulationRequest): Promise<WireSimulation> =>
  (await sendRequest<WireSimulation>('POST', '/simulations', { body: request })).body;
