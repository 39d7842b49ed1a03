import type {
  WireMachineState,
  WireProcessDetail,
  WireProcessEvent,
  WireProcessRow,
} from '@leitwerk/metadata/wire/workflow';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { readProcess, sendProcessEvent } from '../../client/processes.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { OpenRecord } from '../../client/records.ts';
import { readRecord } from '../../client/records.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { leadingEvents } from './leading-events.ts';
import type { ProcessesTexts } from './processes-texts.ts';
import { processesTexts } from './processes-texts.ts';

/** What has to be asked before a card can move: which of several events, or what one of them asks for. */
export type AskedMove = {
  readonly process: WireProcessDetail;
  readonly title: string;
  readonly events: readonly WireProcessEvent[];
  readonly record: OpenRecord;
};

/**
 * Moves a process to another column by the event that leads there. The only one that asks for nothing is sent; else it is asked for.
 * What is refused is said with its reason.
 */
export function useMoveProcess(onAsk: (move: AskedMove) => void) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const label = useLabel();
  const client = useQueryClient();
  const { entities } = useModel();

  /** Why there is no way; null when there is one. */
  const whyNot = (process: WireProcessDetail, leading: readonly WireProcessEvent[], to: WireMachineState) => {
    if (leading.some(({ possible }) => possible)) return null;
    const [refused] = leading;
    if (refused) return t.refused(label(refused.label), refused.reason ?? t.noWayAtAll);
    const open = process.events.filter(({ possible }) => possible).map((one) => `„${label(one.label)}“`);
    return `${t.noWay(label(to.label ?? undefined))} ${open.length > 0 ? t.waysFromHere(open.join(', ')) : t.noWayAtAll}`;
  };

  return async (row: WireProcessRow, to: WireMachineState): Promise<void> => {
    const title = row.record.title ?? t.untitled;
    try {
      const process = await readProcess(row.id);
      const leading = leadingEvents(process, to.path);
      const refusal = whyNot(process, leading, to);
      if (refusal !== null) {
        notifications.show({ color: 'orange', title: t.notMoved(title), message: refusal, autoClose: 12_000 });
        return;
      }
      const events = leading.filter(({ possible }) => possible);
      const [only] = events;
      if (only && events.length === 1 && only.input.length === 0) await sendProcessEvent(row.id, only.event, {});
      else if (entities[row.entity])
        onAsk({ process, title, events, record: await readRecord(row.entity, row.record.id, []) });
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      notifications.show({ color: 'red', title: t.notMoved(title), message, autoClose: 12_000 });
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.processLists });
    }
  };
}
