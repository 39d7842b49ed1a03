import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../../client/query-keys.ts';
import type { Run, Selection as WireSelection } from '../../../client/runs.ts';
import type { Selection } from '../selection.ts';

/** The selection as the server is asked for it. */
export const wireSelection = (selection: Selection): WireSelection =>
  'ids' in selection
    ? { ids: selection.ids }
    : { filter: selection.filter, ...(selection.search && { search: selection.search }) };

/** Begins a run and keeps which; what the server has against it is a message. */
export function useBegin() {
  const client = useQueryClient();
  const [run, setRun] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const begin = async (start: () => Promise<Run>): Promise<boolean> => {
    setBusy(true);
    setMessage('');
    try {
      setRun((await start()).id);
      void client.invalidateQueries({ queryKey: queryKeys.runs });
      return true;
    } catch (error) {
      setMessage(error instanceof Error ? error.message : '');
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, message, busy, begin };
}
