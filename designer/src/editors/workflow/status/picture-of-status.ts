import type { Plain } from '@leitwerk/metadata/keyed-list';
import { headOf } from '../../../draft/definition-head.ts';
import { colorOf } from '../color-of.ts';
import type { Picture, PicturedState, PicturedWay } from '../picture.ts';
import { sourcesOf, statesOfStatus, transitionsOfStatus } from './edit-status.ts';

/** A contract status as a picture: its states, and the events between them. */
export function pictureOfStatus(document: Plain): Picture {
  const states = statesOfStatus(document);
  const ids = new Set(states.map((one) => String(one['id'])));
  const leadsOn = new Set(transitionsOfStatus(document).flatMap(sourcesOf));
  const isFinal = (state: Plain): boolean =>
    typeof state['final'] === 'boolean' ? state['final'] : !leadsOn.has(String(state['id']));
  const root: PicturedState = {
    path: '',
    at: [],
    label: undefined,
    color: undefined,
    type: 'plain',
    initial: false,
    state: document,
  };
  return {
    states: [
      root,
      ...states.map((state, at): PicturedState => {
        const { id, label } = headOf(state);
        return {
          path: id,
          at: ['states', at],
          label,
          color: colorOf(state['color']),
          type: isFinal(state) ? 'final' : 'plain',
          initial: document['initial'] === id,
          state,
        };
      }),
    ],
    ways: transitionsOfStatus(document).flatMap((way, at): PicturedWay[] => {
      const { id, label } = headOf(way);
      const to = String(way['to']);
      return sourcesOf(way).map((from) => ({
        id,
        from,
        to: ids.has(to) ? [to] : [],
        at: ['transitions', at],
        kind: 'event',
        place: `on.${id}`,
        trigger: id,
        label,
        isGuarded: typeof way['guard'] === 'string',
        lost: ids.has(to) ? null : to,
        way,
      }));
    }),
  };
}
