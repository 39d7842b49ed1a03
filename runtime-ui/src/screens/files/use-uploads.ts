import { useCallback, useEffect, useRef, useState } from 'react';
import { findSameFiles } from '../../client/files.ts';
import { issuesOfError, ProblemError } from '../../client/problem-error.ts';
import { sendFile } from '../../client/send-file.ts';
import type { Values } from '../../model/definitions.ts';
import type { FileTarget } from '../../model/file-targets.ts';
import { storeUpload } from './store-upload.ts';
import type { Upload } from './upload.ts';
import { isMoving } from './upload.ts';

/** So many at once: more would only share the line. */
const AT_ONCE = 2;

type Plan = { readonly target: FileTarget; readonly values: Values };

/** What stays as it is, however often one tries: the file is too large or of the wrong type. */
const isFinal = (error: unknown): boolean =>
  error instanceof ProblemError &&
  (error.problem.status === 413 || error.problem.issues?.some((issue) => FINAL.has(issue.code)) === true);
const FINAL: ReadonlySet<string> = new Set(['value.file-type', 'value.file-too-large']);

const messageOf = (error: unknown): string => {
  const issues = [...new Set(Object.values(issuesOfError(error)))];
  return issues.length > 0 ? issues.join(' ') : error instanceof Error ? error.message : String(error);
};

/** Sends files and makes them part of the record, each by itself: what is refused holds up nothing else and is not lost. */
export function useUploads(recordId: string, initial: readonly Upload[]) {
  const [uploads, setUploads] = useState(initial);
  const [plan, setPlan] = useState<Plan | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => {
    const own = new AbortController();
    stop.current = own;
    return () => own.abort();
  }, []);
  const change = useCallback((key: number, next: Partial<Upload>) => {
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...next } : one)));
  }, []);

  const work = useCallback(
    async (upload: Upload, { target, values }: Plan): Promise<void> => {
      const { signal } = stop.current;
      try {
        const sent = upload.sent ?? (await sendFile(upload.file, (part) => change(upload.key, { part }), signal));
        change(upload.key, { sent, state: 'storing', part: 1 });
        if (target.kind === 'related' && upload.mayBeSame !== true) {
          const same = await findSameFiles(sent.id, target.entity.name, target.via.name, recordId);
          if (same.length > 0) return change(upload.key, { state: 'same', same });
        }
        if (signal.aborted) return;
        await storeUpload(target, recordId, sent, values);
        change(upload.key, { state: 'done' });
      } catch (error) {
        if (signal.aborted) return;
        change(upload.key, { state: 'refused', message: messageOf(error), isFinal: isFinal(error) });
      }
    },
    [change, recordId],
  );

  useEffect(() => {
    if (!plan) return;
    // A field of its own is written one after the other: each write must have seen the one before.
    const most = plan.target.kind === 'own' ? 1 : AT_ONCE;
    const free = most - uploads.filter(isMoving).length;
    const next = uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free));
    if (next.length === 0) return;
    setUploads((before) => before.map((one) => (next.includes(one) ? { ...one, state: 'sending' } : one)));
    for (const upload of next) void work(upload, plan);
  }, [plan, uploads, work]);

  return { uploads, change, start: setPlan, isStarted: plan !== null };
}
