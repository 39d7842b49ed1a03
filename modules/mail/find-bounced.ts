import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll } from '@leitwerk/platform/module/read-all';
import type { Bounce } from './bounce-of.ts';
import { OUTGOING } from './send/outgoing.ts';

const LONGEST = 20_000;

/**
 * Notes at mails that were sent from a mailbox whom they did not reach, as reports that came into it say. A line is noted once.
 * @returns commands by place in `bounces`
 */
export async function findBounced(
  bounces: readonly (Bounce | null)[],
  mailbox: unknown,
  context: ModuleContext,
): Promise<ReadonlyMap<number, readonly RecordCommand[]>> {
  const found = new Map<number, readonly RecordCommand[]>();
  const ids = [...new Set(bounces.flatMap((one) => (one ? [one.messageId] : [])))];
  if (ids.length === 0) return found;
  const noted = new Map<string, { readonly id: string; readonly lines: Set<string> }>();
  const filter = { mailbox, messageId: { in: ids }, state: { in: ['sent', 'uncertain'] } };
  for await (const { id, messageId, unreached } of readAll(OUTGOING, filter, ['messageId', 'unreached'], context))
    noted.set(String(messageId), {
      id: String(id),
      lines: new Set(
        String(unreached ?? '')
          .split('\n')
          .filter(Boolean),
      ),
    });
  for (const [place, bounce] of bounces.entries()) {
    const mail = bounce ? noted.get(bounce.messageId) : undefined;
    const fresh = bounce && mail ? bounce.lines.filter((line) => !mail.lines.has(line)) : [];
    if (!mail || fresh.length === 0) continue;
    for (const line of fresh) mail.lines.add(line);
    const values = { unreached: [...mail.lines].join('\n').slice(0, LONGEST), unreachedSettled: false };
    found.set(place, [{ action: 'update', entity: OUTGOING, id: mail.id, values }]);
  }
  return found;
}
