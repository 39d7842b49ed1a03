import { parentOf } from '@leitwerk/runtime-ui/process';
import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { ConfirmDialog } from '../../../shell/confirm-dialog.tsx';
import { stateAt, useCanvas } from '../canvas-context.tsx';

/** Takes a state away, and what leads to it if that is wanted. */
export function RemoveDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const t = useCanvasTexts();
  const canvas = useCanvas();
  const { kind, document, picture, change, words } = canvas;
  const [withIncoming, setWithIncoming] = useState(true);
  const state = stateAt(canvas, path);
  const incoming = kind.countIncoming(document, path);
  const canRemove = kind.canRemoveState(document, path);
  const hasInside = picture.states.some((one) => one.path !== '' && parentOf(one.path) === path);
  return (
    <ConfirmDialog
      title={t.removeTitle(state ? words.state(state) : path)}
      action={t.remove}
      onConfirm={() => {
        if (canRemove) change(kind.removeState(document, path, withIncoming), null);
        return undefined;
      }}
      onClose={onClose}
    >
      {!canRemove && <Text size="sm">{t.cannotRemove}</Text>}
      {hasInside && <Text size="sm">{t.removeInside}</Text>}
      {incoming > 0 && (
        <Checkbox
          label={t.removeIncoming(incoming)}
          description={t.removeIncomingHint}
          checked={withIncoming}
          onChange={(event) => setWithIncoming(event.currentTarget.checked)}
        />
      )}
    </ConfirmDialog>
  );
}
