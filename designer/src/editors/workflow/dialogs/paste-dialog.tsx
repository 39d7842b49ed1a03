import { Modal, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { FormButtons } from '../../../shell/form-buttons.tsx';
import { useCanvas } from '../canvas-context.tsx';
import { clipFromText, pasteStates } from '../machine/clip.ts';
import { pathOf } from '../machine/machine-json.ts';
import { lastCopied } from '../use-copy.ts';

/** Puts in what was copied, here or elsewhere: its text can be put in where the clipboard may not be read. */
export function PasteDialog({ parent, onClose }: { readonly parent: string; readonly onClose: () => void }) {
  const t = useCanvasTexts();
  const { document, change } = useCanvas();
  const [text, setText] = useState(lastCopied);
  const clip = clipFromText(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!clip) return;
    const { document: next, states, leftOut } = pasteStates(document, pathOf(parent), clip);
    const [first] = states;
    change(next, first === undefined ? null : { state: first });
    notifications.show({ message: [t.pasted(states.length), leftOut > 0 ? t.leftOut(leftOut) : ''].join(' ').trim() });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t.paste}>
      <form onSubmit={submit}>
        <Stack>
          <Textarea
            data-autofocus
            autosize
            minRows={4}
            maxRows={12}
            spellCheck={false}
            label={t.pasteHint}
            classNames={{ input: 'lc-json' }}
            value={text}
            {...(text !== '' && !clip && { error: t.noClip })}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <FormButtons submit={t.paste} isGood={clip !== null} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
