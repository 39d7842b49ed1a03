import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { Outgoing } from './outgoing.ts';
import { OUTGOING } from './outgoing.ts';

/** A mail that is written or sent from here, as it stands now; null when there is none. */
export async function readOutgoing(id: string, context: ModuleContext): Promise<Outgoing | null> {
  const { items } = await context.list(OUTGOING, { filter: { id }, limit: 1 });
  return (items[0] as Outgoing | undefined) ?? null;
}
