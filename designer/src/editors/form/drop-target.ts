import { isSame } from '@leitwerk/metadata/keyed-list';
import type { ValuePath } from '../../schema-form/value-path.ts';
import type { PartKind, Slot } from './form-part.ts';
import { isFieldId, kindInList, listAt } from './form-part.ts';
import { endOfTab } from './slot-for.ts';

/** What is dragged: a part of the form, or a new one from the palette. */
export type Dragged = { readonly kind: PartKind; readonly name: string } & (
  | { readonly from: ValuePath }
  | { readonly part: Readonly<Record<string, unknown>> }
);

/** Where something can be dropped: before a part, at the end of a list, or on the name of a tab. */
export type DropTarget = { readonly name: string } & (
  | { readonly before: ValuePath }
  | { readonly endOf: ValuePath }
  | { readonly tab: number }
);

/**
 * Whether a part fits a place. Fields go among the key facts too, where they are shown once more; columns stay in their list.
 * @param from where the part stands now; absent for a new one
 */
export function accepts(target: DropTarget, kind: PartKind, from?: ValuePath): boolean {
  if ('tab' in target) return !isFieldId(kind);
  const list = listOf(target);
  const held = kindInList(list);
  if (kind === 'column') return held === 'column' && from !== undefined && isSame(list, from.slice(0, -1));
  return held === kind || (held === 'fact' && kind === 'field');
}

const listOf = (target: Exclude<DropTarget, { readonly tab: number }>): ValuePath =>
  'before' in target ? target.before.slice(0, -1) : target.endOf;

/** The place that a target means for a kind of part; null when there is none. */
export function slotOver(form: unknown, kind: PartKind, target: DropTarget, from?: ValuePath): Slot | null {
  if (!accepts(target, kind, from)) return null;
  if ('before' in target) return { list: target.before.slice(0, -1), at: Number(target.before.at(-1)) };
  if ('endOf' in target) return { list: target.endOf, at: listAt(form, target.endOf).length };
  if (kind === 'tab') return { list: ['tabs'], at: target.tab };
  if (kind === 'field') return endOfTab(form, target.tab);
  const list = ['tabs', target.tab, kind === 'section' ? 'sections' : 'related'];
  return { list, at: listAt(form, list).length };
}
