import type { WorkflowDelay } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { WireDelay } from '@leitwerk/metadata/wire/workflow';
import type { InsideTexts } from '@leitwerk/runtime-ui/process';
import { delayWords, insideTexts, wayWords } from '@leitwerk/runtime-ui/process';
import { useLabel, useOwnTexts } from '@leitwerk/runtime-ui/renderer';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import type { PicturedState, PicturedWay } from './picture.ts';

export type Words = {
  readonly way: (way: PicturedWay) => string;
  readonly state: (state: PicturedState) => string;
  readonly delay: (name: string) => string;
};

/** What states and transitions are called, in the words of the pictures of processes. */
export function useWords(document: Plain): Words {
  const t: InsideTexts = useOwnTexts<InsideTexts>(insideTexts);
  const label = useLabel();
  const { model } = useDraftEditing();
  const entity = Object.values(model.entities).find((one) => one.id === document['entity']);
  const written: Plain = isPlain(document['delays']) ? document['delays'] : {};
  const wireDelay = (given: unknown): WireDelay => {
    const { count, unit, from } = (isPlain(given) ? given : {}) as Partial<WorkflowDelay>;
    const field = from === undefined ? undefined : (entity?.fields.find(({ id }) => id === from)?.name ?? from);
    return {
      ...(count !== undefined && { count }),
      ...(unit && { unit }),
      ...(field !== undefined && { from: field }),
    };
  };
  const delays = Object.fromEntries(Object.entries(written).map(([name, one]) => [name, wireDelay(one)]));
  const scope = { machine: { delays, states: [] }, entity, t, label };
  return {
    way: ({ id, from, to, kind, place, trigger, label: own, isGuarded }) => {
      if (kind === 'program') return trigger;
      const event = place.endsWith('.onError') ? 'xstate.error.' : trigger;
      const wire = { id, from, to, kind, event, delay: trigger, isGuarded };
      return wayWords(own ? { ...wire, label: own } : wire, scope);
    },
    state: ({ label: own, path, type }) =>
      label(own) || (type === 'history' ? t.history : (path.split('.').at(-1) ?? '')),
    delay: (name) => delayWords(delays[name], scope) || name,
  };
}
