import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { ValuePath } from '../../schema-form/value-path.ts';
import type { PartKind, Slot } from './form-part.ts';
import { isFieldId, kindAt, listAt } from './form-part.ts';

const endOf = (form: unknown, list: ValuePath): Slot => ({ list, at: listAt(form, list).length });

/**
 * Where a part goes that somebody adds or pastes: behind what is chosen, else to the end of the tab.
 * @param tab the one that is looked at
 * @returns null when the form has no place for it: a journal has fields only, and a field needs a section
 */
export function slotFor(form: unknown, kind: PartKind, chosen: ValuePath, tab: number): Slot | null {
  if (isPlain(form) && form['kind'] === 'journal') {
    if (kind !== 'field') return null;
    return kindAt(chosen) === 'field' ? { list: ['fields'], at: Number(chosen.at(-1)) + 1 } : endOf(form, ['fields']);
  }
  if (kind === 'tab') return { list: ['tabs'], at: tab + 1 };
  if (isFieldId(kind)) return null;
  const depth = chosen.findLastIndex((key, at) => typeof key === 'number' && kindAt(chosen.slice(0, at + 1)) === kind);
  if (depth > 0) return { list: chosen.slice(0, depth), at: Number(chosen[depth]) + 1 };
  if (kind === 'section') return endOf(form, ['tabs', tab, 'sections']);
  if (kind === 'related') return endOf(form, ['tabs', tab, 'related']);
  if (kindAt(chosen) === 'section') return endOf(form, [...chosen, 'fields']);
  return endOfTab(form, tab);
}

/** The end of the last section of a tab, for fields. */
export function endOfTab(form: unknown, tab: number): Slot | null {
  const last = listAt(form, ['tabs', tab, 'sections']).length - 1;
  return last < 0 ? null : endOf(form, ['tabs', tab, 'sections', last, 'fields']);
}
