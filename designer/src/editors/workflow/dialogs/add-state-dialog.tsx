import { Modal, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { useTexts } from '../../../i18n/designer-texts.ts';
import { IdInput, isGoodId } from '../../../schema-form/id-input.tsx';
import { idFromText } from '../../../schema-form/initial-value.ts';
import { Pick } from '../../../schema-form/pick.tsx';
import { completed, TwoLabels } from '../../../schema-form/two-labels.tsx';
import { FormButtons } from '../../../shell/form-buttons.tsx';
import { useCanvas } from '../canvas-context.tsx';
import { useStateChoices } from '../use-state-choices.ts';

const OUTSIDE = '.';

/** A new state: what it is called, and where it lies. */
export function AddStateDialog({ parent, onClose }: { readonly parent: string; readonly onClose: () => void }) {
  const t = useCanvasTexts();
  const own = useTexts();
  const { kind, document, picture, change } = useCanvas();
  const choices = useStateChoices();
  const [texts, setTexts] = useState({ de: '', en: '' });
  const [ownKey, setKey] = useState<string | null>(null);
  const [holder, setHolder] = useState(parent);
  const key = ownKey ?? idFromText(texts.en || texts.de, 'kebab');
  const path = holder === '' ? key : `${holder}.${key}`;
  const isTaken = picture.states.some((one) => one.path === path && key !== '');
  const isGood = isGoodId(key, 'kebab') && !isTaken && texts.de !== '';
  const holders = choices.filter(({ value }) => {
    const type = picture.states.find((one) => one.path === value)?.type;
    return type === 'plain' || type === 'parallel';
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isGood) return;
    change(kind.addState(document, holder, key, completed(texts)), { state: path });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t.addStateTitle}>
      <form onSubmit={submit}>
        <Stack>
          <TwoLabels name={own.label} value={texts} onChange={setTexts} isFocused />
          <IdInput value={key} style="kebab" isTaken={isTaken} onChange={setKey} />
          {kind.isNested && (
            <Pick
              label={t.in}
              data={[{ value: OUTSIDE, label: t.outermost }, ...holders]}
              value={holder === '' ? OUTSIDE : holder}
              onChange={(next) => setHolder(next === null || next === OUTSIDE ? '' : next)}
            />
          )}
          <FormButtons submit={own.create} isGood={isGood} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
