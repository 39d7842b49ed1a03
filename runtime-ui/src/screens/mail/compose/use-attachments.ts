import { useCallback, useRef, useState } from 'react';
import type { WireFile } from '../../../client/files.ts';
import { randomId } from '../../../client/random-id.ts';
import { sendFile } from '../../../client/send-file.ts';

/** A file on its way to the server; `part` from 0 to 1. */
export type Sending = { readonly key: string; readonly name: string; readonly part: number };

/** Sends files one after the other, and tells each that has come. */
export function useAttachments(onCome: (file: WireFile) => void) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [error, setError] = useState<unknown>(null);
  const line = useRef<Promise<void>>(Promise.resolve());
  const tell = useRef(onCome);
  tell.current = onCome;
  const add = useCallback((files: readonly File[]): void => {
    setError(null);
    for (const file of files) {
      const key = randomId();
      setSending((before) => [...before, { key, name: file.name, part: 0 }]);
      const move = (part: number): void =>
        setSending((before) => before.map((one) => (one.key === key ? { ...one, part } : one)));
      line.current = line.current
        .then(() => sendFile(file, move, new AbortController().signal))
        .then((sent) => tell.current(sent))
        .catch(setError)
        .finally(() => setSending((before) => before.filter((one) => one.key !== key)));
    }
  }, []);
  return { sending, error, add };
}
