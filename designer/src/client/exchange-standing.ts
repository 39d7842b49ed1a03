import type { WireRecord } from '@leitwerk/metadata/wire';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

type Standing = { readonly id: string; readonly last: WireRecord | null };

/** The delivery that came last to an interface that is live; null where there is none, or where one may not know. */
export async function readLastDelivery(id: string, signal: AbortSignal): Promise<WireRecord | null> {
  const { body } = await sendRequest<{ items: readonly Standing[] }>('GET', '/exchange/interfaces', { signal });
  return body.items.find((one) => one.id === id)?.last ?? null;
}
