import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { notifications } from '@mantine/notifications';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel, entityWithId } from '../../draft/draft-model.ts';
import { useFormTexts } from '../../i18n/form-texts.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { pathFromText, placeId, valueAt } from '../../schema-form/value-path.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { copiedPart, copiedText, fittedPart, partFor } from './fit-part.ts';
import { fieldOf, fieldsOnForm, isFieldId, kindAt, listAt, partOfPlace } from './form-part.ts';
import type { FormParts } from './form-parts.ts';
import type { Placed } from './move-part.ts';
import { duplicatedPart, movedPart, withFieldId, withoutPart, withPart } from './move-part.ts';
import { slotFor } from './slot-for.ts';

/** Properties of a form in which parts stand. */
const ROOTS = ['tabs', 'fields', 'keyFacts'] as const;

/** What is chosen in a form, and everything that can be done with its parts. */
export function useFormParts({ form, document }: Pick<KindEditorProps, 'form' | 'document'>): FormParts {
  const t = useFormTexts();
  const label = useLabel();
  const { documents, model: live } = useDraftEditing();
  const { at } = useSearch({ strict: false });
  const [chosen, setChosen] = useState<ValuePath>([]);
  const toFocus = useRef<string | null>(null);
  const model = draftModel(documents, live);
  const entity = entityWithId(model, document['entity']);
  const tabs = listAt(document, ['tabs']).length;
  const tab = chosen[0] === 'tabs' && typeof chosen[1] === 'number' ? Math.min(chosen[1], Math.max(tabs - 1, 0)) : 0;
  const isThere = valueAt(document, chosen) !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is gone to once
  useEffect(() => {
    if (at === undefined) return;
    const part = partOfPlace(pathFromText(document, String(at)));
    toFocus.current = placeId(part);
    setChosen(part);
  }, [at]);
  useEffect(() => {
    if (toFocus.current !== placeId(chosen)) return;
    toFocus.current = null;
    window.document.getElementById(placeId(chosen))?.focus();
  });

  const put = (next: Placed | null): boolean => {
    if (!next || !isPlain(next.form)) return false;
    const changed = next.form;
    const key = ROOTS.find((one) => changed[one] !== document[one]);
    if (key) form.setValue([key], changed[key]);
    toFocus.current = placeId(next.path);
    setChosen(next.path);
    return true;
  };
  const fieldIn = (holder: FormParts['entity'], part: unknown) => {
    const id = fieldOf(part);
    return [...(holder?.fields ?? []), ...SYSTEM_FIELDS].find((field) => field.id === id);
  };
  const fieldModel: FormParts['fieldOf'] = (part) => fieldIn(entity, part);
  const nameOf = (path: ValuePath): string => {
    const part = valueAt(document, path);
    const kind = kindAt(path);
    if (kind === 'field' || kind === 'fact') return label(fieldModel(part)?.label) || fieldOf(part);
    if (kind === 'column') {
      const list = valueAt(document, path.slice(0, -2));
      const other = isPlain(list) ? entityWithId(model, list['entity']) : undefined;
      return label(fieldIn(other, part)?.label) || fieldOf(part);
    }
    if (kind === 'related' && isPlain(part)) {
      const other = entityWithId(model, part['entity']);
      return label(other?.labelPlural) || String(part['entity'] ?? '');
    }
    const head = headOf(part);
    return label(head.label) || head.id || t.noName;
  };
  const tell = (...messages: readonly string[]) => {
    for (const message of messages) notifications.show({ message });
  };
  const add: FormParts['add'] = (kind, part, given) => {
    const slot = given === undefined ? slotFor(document, kind, isThere ? chosen : [], tab) : given;
    // A field in a tab without a section brings one along.
    if (!slot && kind === 'field' && tabs > 0) {
      put({ ...withPart(document, { list: ['tabs', tab, 'sections'], at: 0 }, { id: 'data', fields: [part] }) });
      return;
    }
    if (!slot || !put(withPart(document, slot, partFor(String(document['kind']), slot.list, part)))) tell(t.pasteUnfit);
  };
  return {
    form,
    document,
    model,
    entity,
    chosen: isThere ? chosen : [],
    choose: setChosen,
    tab,
    fieldOf: fieldModel,
    nameOf,
    add,
    addFieldId: (list, id, at = listAt(document, list).length) => void put(withFieldId(document, { list, at }, id)),
    move: (from, slot) => void put(movedPart(document, from, slot)),
    remove: (path) => {
      const list = path.slice(0, -1);
      const left = listAt(document, list).length - 1;
      const next = left > 0 ? [...list, Math.min(Number(path.at(-1)), left - 1)] : partOfPlace(list);
      tell(t.removed(nameOf(path)));
      put({ form: withoutPart(document, path), path: next });
    },
    duplicate: (path) => void put(duplicatedPart(document, path)),
    copied: (path) => {
      const kind = kindAt(path);
      const part = valueAt(document, path);
      return kind && !isFieldId(kind) && isPlain(part) ? copiedText(kind, part) : null;
    },
    paste: (text) => {
      const copy = copiedPart(text);
      if (!copy) return tell(t.pasteNothing);
      const ids = [...(entity?.fields ?? []), ...SYSTEM_FIELDS].map(({ id }) => id);
      const fitted = fittedPart(copy.kind, copy.part, new Set(ids), fieldsOnForm(document));
      tell(
        ...(fitted.unknown.length > 0 ? [t.pasteUnknown(fitted.unknown.join(', '))] : []),
        ...(fitted.placed.length > 0 ? [t.pastePlaced(fitted.placed.join(', '))] : []),
      );
      if (fitted.part) add(copy.kind, fitted.part as Plain);
      else if (fitted.unknown.length + fitted.placed.length === 0) tell(t.pasteUnfit);
    },
  };
}
