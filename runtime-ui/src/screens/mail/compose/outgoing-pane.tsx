import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { OUTGOING } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { readRecord } from '../../../client/records.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { composeTexts } from './compose-texts.ts';
import type { OutgoingPaneProps } from './outgoing-pane-props.ts';
import { OutgoingState } from './outgoing-state.tsx';

/** The editor is large, and read mail needs none. */
const ComposeForm = lazy(async () => ({ default: (await import('./compose-form.tsx')).ComposeForm }));

/** A mail that is written, or on its way, in place of a message. */
export function OutgoingPane(props: OutgoingPaneProps) {
  const t = useOwnTexts(composeTexts);
  const [round, setRound] = useState(0);
  const { id, onClose } = props;
  const mail = useQuery({
    queryKey: queryKeys.record(OUTGOING, id),
    queryFn: async (): Promise<WireRecord> => readRecord(OUTGOING, id, []),
    staleTime: 0,
  });
  if (mail.error)
    return (
      <Box p="md">
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          {t.back}
        </Button>
        <ProblemText error={mail.error} />
      </Box>
    );
  // What is kept of an earlier look may be older than what was typed since.
  if (!mail.data || !mail.isFetchedAfterMount) return <Loader m="md" size="sm" />;
  if (mail.data['state'] !== 'draft') return <OutgoingState record={mail.data} {...props} />;
  const reload = async (): Promise<void> => {
    await mail.refetch();
    setRound(round + 1);
  };
  return (
    <Suspense fallback={<Loader m="md" size="sm" />}>
      <ComposeForm key={round} record={mail.data} onReload={() => void reload()} {...props} />
    </Suspense>
  );
}
