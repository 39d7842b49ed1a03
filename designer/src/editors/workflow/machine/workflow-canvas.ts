import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { CanvasKind } from '../canvas-kind.ts';
import { addState, canRemoveState, removeState, renameState, setInitial, waysTo } from './edit-states.ts';
import { connect, moveWay, removeWay } from './edit-ways.ts';
import { pathOf } from './machine-json.ts';
import { pictureOfMachine } from './picture-of-machine.ts';

export const machineOf = (document: Plain): Plain => (isPlain(document['machine']) ? document['machine'] : {});

/** The definition with another machine; the very same one where nothing has changed. */
export const withMachine = (document: Plain, machine: Plain): Plain =>
  machine === document['machine'] ? document : { ...document, machine };

const idOf = (document: Plain): string => String(document['id']);

export const workflowCanvas: CanvasKind = {
  pictureOf: pictureOfMachine,
  isNested: true,
  triggers: ['event', 'time', 'always', 'done'],
  addState: (document, parent, key, label) =>
    withMachine(document, addState(machineOf(document), pathOf(parent), key, label)),
  canRemoveState: (document, path) => canRemoveState(machineOf(document), pathOf(path)),
  countIncoming: (document, path) => waysTo(machineOf(document), idOf(document), pathOf(path)).length,
  removeState: (document, path, withIncoming) =>
    withMachine(document, removeState(machineOf(document), idOf(document), pathOf(path), withIncoming)),
  renameState: (document, path, key) =>
    withMachine(document, renameState(machineOf(document), idOf(document), pathOf(path), key)),
  setInitial: (document, path) => withMachine(document, setInitial(machineOf(document), pathOf(path))),
  connect: (document, from, to, trigger) => {
    const done = connect(machineOf(document), idOf(document), pathOf(from), pathOf(to), trigger);
    return done && { document: withMachine(document, done.machine), way: done.way };
  },
  moveWay: (document, way, to) => withMachine(document, moveWay(machineOf(document), idOf(document), way, pathOf(to))),
  removeWay: (document, way) => withMachine(document, removeWay(machineOf(document), way)),
  withoutOfState: ['type', 'initial', 'states', 'on', 'after', 'always', 'onDone'],
  withoutOfWay: ['target'],
};
