import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { headOf } from '../../../draft/definition-head.ts';
import { colorOf } from '../color-of.ts';
import type { Picture, PicturedState, PicturedWay } from '../picture.ts';
import { typeOf } from './edit-states.ts';
import type { WrittenState } from './machine-json.ts';
import { placeOfState, stateOf, statesOf, textOf } from './machine-json.ts';
import { pathOfTarget } from './targets.ts';
import type { WrittenWay } from './ways.ts';
import { placeOfWay, waysOf } from './ways.ts';

const MACHINE = 'machine';

/** The machine of a workflow's draft, also where it is half done: what leads nowhere is drawn as that. */
export function pictureOfMachine(document: Plain): Picture {
  const machine = isPlain(document[MACHINE]) ? document[MACHINE] : {};
  const id = String(document['id']);
  return {
    states: statesOf(machine).map((one) => stateOfPicture(one, machine)),
    ways: waysOf(machine).map((one) => wayOfPicture(one, machine, id)),
  };
}

function stateOfPicture({ path, state }: WrittenState, machine: Plain): PicturedState {
  const meta = isPlain(state['meta']) ? state['meta'] : {};
  const around = path.length > 0 ? stateOf(machine, path.slice(0, -1)) : undefined;
  return {
    path: textOf(path),
    at: [MACHINE, ...placeOfState(path)],
    label: headOf(meta).label,
    color: colorOf(meta['color']),
    type: typeOf(state),
    initial: around !== undefined && around['initial'] === path.at(-1),
    state,
  };
}

function wayOfPicture(written: WrittenWay, machine: Plain, id: string): PicturedWay {
  const { from, place, way } = written;
  const target = way['target'];
  const to = typeof target === 'string' ? pathOfTarget(id, from, target) : null;
  const isThere = to !== null && stateOf(machine, to) !== undefined;
  const trigger = /^(?:on|after)\.(.*)$/.exec(place)?.[1] ?? '';
  const label = labelOf(written, machine);
  return {
    id: written.id,
    from: textOf(from),
    to: isThere ? [textOf(to)] : [],
    at: [MACHINE, ...placeOfWay(written)],
    kind: kindOf(place, label !== undefined),
    place,
    trigger,
    label,
    isGuarded: typeof way['guard'] === 'string',
    lost: typeof target === 'string' && !isThere ? target : null,
    way,
  };
}

/** Its own words, or those of the first that its event has. */
function labelOf({ from, place, way }: WrittenWay, machine: Plain) {
  const own = headOf(way['meta']).label;
  if (own || !place.startsWith('on.')) return own;
  const on = stateOf(machine, from)?.['on'];
  const list = isPlain(on) ? on[place.slice('on.'.length)] : undefined;
  const named = (Array.isArray(list) ? list : []).find((one: unknown) => isPlain(one) && isPlain(one['meta']));
  return headOf(isPlain(named) ? named['meta'] : undefined).label;
}

function kindOf(place: string, isNamed: boolean): PicturedWay['kind'] {
  if (place === 'always') return 'always';
  if (place === 'onDone') return 'done';
  if (place.startsWith('after.')) return 'time';
  if (place.startsWith('invoke.')) return 'answer';
  if (place.startsWith('on.record.')) return 'record';
  return isNamed ? 'event' : 'program';
}
