import { Modal, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { isGoodId } from '../../../schema-form/id-input.tsx';
import { FormButtons } from '../../../shell/form-buttons.tsx';
import { stateAt, useCanvas } from '../canvas-context.tsx';
import { KeyInput } from './key-input.tsx';

/** Another key for a state; what leads to it in the definition follows. */
export function RenameDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const t = useCanvasTexts();
  const canvas = useCanvas();
  const { kind, document, picture, change, words } = canvas;
  const names = path.split('.');
  const [key, setKey] = useState(names.at(-1) ?? '');
  const next = [...names.slice(0, -1), key].join('.');
  const isTaken = next !== path && picture.states.some((one) => one.path === next);
  const isGood = isGoodId(key, 'kebab') && !isTaken && next !== path;
  const state = stateAt(canvas, path);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isGood) return;
    change(kind.renameState(document, path, key), { state: next });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t.renameTitle(state ? words.state(state) : path)}>
      <form onSubmit={submit}>
        <Stack>
          <KeyInput value={key} isTaken={isTaken} onChange={setKey} />
          <Text size="xs" c="dimmed">
            {t.renameHint}
          </Text>
          <FormButtons submit={t.rename} isGood={isGood} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
