import type { CanvasKind } from '../canvas-kind.ts';
import {
  addStatus,
  canRemoveStatus,
  connectStatus,
  moveStatusWay,
  removeStatus,
  removeStatusWay,
  renameStatus,
  transitionsTo,
} from './edit-status.ts';
import { pictureOfStatus } from './picture-of-status.ts';

export const statusCanvas: CanvasKind = {
  pictureOf: pictureOfStatus,
  isNested: false,
  triggers: ['event'],
  addState: (document, _parent, key, label) => addStatus(document, key, label),
  canRemoveState: canRemoveStatus,
  countIncoming: (document, path) => transitionsTo(document, path).length,
  removeState: removeStatus,
  renameState: renameStatus,
  setInitial: (document, path) => (document['initial'] === path ? document : { ...document, initial: path }),
  connect: (document, from, to, trigger) => {
    if (trigger.by !== 'event') return null;
    const label = trigger.label ?? { de: trigger.event, en: trigger.event };
    const next = connectStatus(document, from, to, trigger.event, label);
    return next && { document: next, way: trigger.event };
  },
  moveWay: moveStatusWay,
  removeWay: removeStatusWay,
  withoutOfState: ['id'],
  withoutOfWay: ['id', 'to'],
};
