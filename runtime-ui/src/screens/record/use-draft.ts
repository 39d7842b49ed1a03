import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { readDraft, removeDraft, storeDraft } from '../../client/drafts.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import { changedFields } from '../../values/patch-from-values.ts';
import { plainValues } from '../../values/plain-from-shown.ts';

/** How long after the last key what was typed goes to the server. */
const PAUSE_MS = 1500;

type Given = {
  readonly entity: EntityModel;
  /** Id of the record, or `new`. */
  readonly record: string;
  /** What the form shows before anything is typed. */
  readonly stored: Values;
  /** What is to be kept of what is shown now. */
  readonly typed: Values;
  readonly isDirty: boolean;
  readonly baseVersion: number | null;
  /** Whether this person may save the form at all. */
  readonly enabled: boolean;
};

/** Keeps what is typed on the server, and finds what was typed into this form before. */
export function useDraft({ entity, record, stored, typed, isDirty, baseVersion, enabled }: Given) {
  const [isSettled, setSettled] = useState(false);
  const [isKept, setKept] = useState(false);
  const line = useRef(Promise.resolve());
  const waiting = useRef<(() => Promise<void>) | null>(null);
  const isOver = useRef(false);
  /** Whether there is something on the server to take away. */
  const isThere = useRef(false);
  const loaded = useQuery({
    queryKey: queryKeys.draft(entity.name, record),
    queryFn: () => readDraft(entity.name, record),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    if (loaded.data) isThere.current = true;
  }, [loaded.data]);
  const draft = isSettled ? null : (loaded.data ?? null);
  const differing = draft ? changedFields(entity.fields, stored, { ...stored, ...draft.values }) : [];
  const found = differing.length > 0 ? draft : null;

  /** One after the other, so that what was typed last is what is kept. A draft that is lost on the way is sent with the next key. */
  const send = useCallback((work: () => Promise<void>, kept: boolean) => {
    line.current = line.current.then(work).then(
      () => setKept(kept),
      () => setKept(false),
    );
  }, []);
  const flush = useCallback(() => {
    const work = waiting.current;
    waiting.current = null;
    if (!work) return;
    isThere.current = true;
    send(work, true);
  }, [send]);
  const remove = useCallback(() => {
    waiting.current = null;
    if (isThere.current) send(() => removeDraft(entity.name, record), false);
    isThere.current = false;
  }, [send, entity.name, record]);

  const text = JSON.stringify(plainValues({ ...found?.values, ...typed }, entity.fields));
  const isReady = enabled && loaded.isFetched;
  useEffect(() => {
    if (!isReady || isOver.current) return;
    if (!isDirty) {
      // Typed and taken back again: nothing is left to keep, unless an older draft still waits for a decision.
      if (!found) remove();
      return;
    }
    setKept(false);
    waiting.current = () => storeDraft(entity.name, record, { values: JSON.parse(text) as Values, baseVersion });
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isReady, isDirty, found, text, baseVersion, entity.name, record, flush, remove]);
  useEffect(() => flush, [flush]);

  /** When what was typed has been saved or thrown away. */
  const forget = useCallback(() => {
    setSettled(true);
    remove();
  }, [remove]);
  return {
    /** What was typed before and is not in the form; null when there is nothing. */
    found,
    differing,
    /** Whether all that is typed now is on the server. */
    isKept,
    takeOver: useCallback(() => setSettled(true), []),
    forget,
    /** Like `forget`, for a form that closes now. */
    end: useCallback(() => {
      isOver.current = true;
      forget();
    }, [forget]),
  };
}
