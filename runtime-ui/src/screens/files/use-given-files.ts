import { useEffect, useRef, useState } from 'react';
import { localDay } from '../../values/local-day.ts';

/** What is dropped or pasted; a folder has no content of its own. */
export type GivenFile = { readonly file: File; readonly isFolder: boolean };

const holdsFiles = (data: DataTransfer | null): data is DataTransfer => data?.types.includes('Files') === true;

const filesOf = (data: DataTransfer): readonly GivenFile[] =>
  [...data.items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    return file ? [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory === true }] : [];
  });

const isEntering = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName));

const isDialogOpen = (): boolean => document.querySelector('[role=dialog]') !== null;

/** Browsers call every picture from the clipboard `image.png`. */
function withName(file: File): File {
  if (file.name !== 'image.png') return file;
  const time = new Date().toTimeString().slice(0, 8).replaceAll(':', '-');
  return new File([file], `Screenshot ${localDay(new Date())} ${time}.png`, { type: file.type });
}

/**
 * Files from the desktop or the clipboard, wherever on the page they are let go. A drop on an input for files is that input's
 * own; while a dialog is open nothing is taken, and the browser does not leave the page for the file.
 * @returns whether files are being dragged over the page
 */
export function useGivenFiles(enabled: boolean, onFiles: (files: readonly GivenFile[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    if (!enabled) return;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (!isDialogOpen()) setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      // Inputs for files have dealt with their own by now.
      const isTaken = event.target instanceof Element && event.target.closest('.mantine-Dropzone-root') !== null;
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (!isTaken && !isDialogOpen()) take.current(filesOf(event.dataTransfer));
    };
    const paste = (event: ClipboardEvent) => {
      const { clipboardData: data } = event;
      const isText = data?.types.includes('text/plain') === true && isEntering(event.target);
      if (!holdsFiles(data) || isText || isDialogOpen()) return;
      event.preventDefault();
      take.current(filesOf(data).map((one) => ({ ...one, file: withName(one.file) })));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [enabled]);
  return isOver;
}
