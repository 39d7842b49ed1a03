import type { WireRecord } from '@leitwerk/metadata/wire';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { OUTGOING } from '../../../client/outgoing-mail.ts';
import { statusOfError } from '../../../client/problem-error.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { updateRecord } from '../../../client/records.ts';
import type { Values } from '../../../model/definitions.ts';

/** How long after the last key what was typed goes to the server. */
const PAUSE_MS = 1000;
const AGAIN_MS = 5000;

const isEmpty = (values: Values): boolean => Object.keys(values).length === 0;

/** A mail that is being written: what is typed goes to its record by itself, one change after the other. */
export function useMailDraft(record: WireRecord) {
  const client = useQueryClient();
  const { id } = record;
  const [values, setValues] = useState<Values>(record);
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>('saved');
  const [error, setError] = useState<unknown>(null);
  const version = useRef(record.version);
  const pending = useRef<Values>({});
  const line = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async (): Promise<void> => {
    const patch = pending.current;
    if (isEmpty(patch)) return;
    pending.current = {};
    try {
      const saved = await updateRecord(OUTGOING, id, version.current, patch);
      version.current = saved.version;
      client.setQueryData(queryKeys.record(OUTGOING, id), saved);
      setError(null);
      if (isEmpty(pending.current)) setState('saved');
    } catch (failure) {
      pending.current = { ...patch, ...pending.current };
      setError(failure);
      setState('failed');
      throw failure;
    }
  }, [client, id]);

  /** Stores what is not stored yet. Rejects when that fails. @returns the version that the record has then */
  const flush = useCallback(async (): Promise<number> => {
    clearTimeout(timer.current);
    const work = line.current.catch(() => undefined).then(save);
    line.current = work;
    await work;
    return version.current;
  }, [save]);

  const flushSoon = useCallback(
    (ms: number): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        flush().catch((failure: unknown) => {
          // Offline: it goes when the line is back. What the server has refused would be refused again.
          if (statusOfError(failure) === undefined) flushSoon(AGAIN_MS);
        });
      }, ms);
    },
    [flush],
  );

  const change = useCallback(
    (patch: Values): void => {
      setValues((before) => ({ ...before, ...patch }));
      pending.current = { ...pending.current, ...patch };
      setState('saving');
      flushSoon(PAUSE_MS);
    },
    [flushSoon],
  );

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      if (!isEmpty(pending.current)) event.preventDefault();
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') flush().catch(() => undefined);
    };
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', hide);
      flush().catch(() => undefined);
    };
  }, [flush]);

  /** Nothing more is stored: the draft is thrown away. */
  const forget = useCallback(async (): Promise<number> => {
    clearTimeout(timer.current);
    pending.current = {};
    await line.current.catch(() => undefined);
    return version.current;
  }, []);

  return { values, change, state, error, flush, forget };
}
