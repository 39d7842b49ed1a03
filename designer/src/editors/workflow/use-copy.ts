import type { Plain } from '@leitwerk/metadata/keyed-list';
import { notifications } from '@mantine/notifications';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { copyStates } from './machine/clip.ts';
import { pathOf } from './machine/machine-json.ts';

let copied = '';

/** What was copied last in this window; browsers do not always let the clipboard be read. */
export const lastCopied = (): string => copied;

/** Copies a state with all in it, as JSON into the clipboard too. */
export function useCopy(document: Plain): (path: string) => void {
  const t = useCanvasTexts();
  return (path) => {
    copied = JSON.stringify(copyStates(document, [pathOf(path)]), null, 2);
    void navigator.clipboard?.writeText(copied).catch(() => undefined);
    notifications.show({ message: t.copied });
  };
}
