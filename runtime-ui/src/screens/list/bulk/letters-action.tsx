import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { readTemplates } from '../../../client/documents.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import { letterWords } from '../../documents/letter-words.ts';
import type { BulkActionProps } from '../bulk-action.ts';
import { RunDialog } from './run-dialog.tsx';
import { useBegin } from './use-begin.ts';

const LettersDialog = lazy(async () => ({
  default: (await import('../../documents/letters-dialog.tsx')).LettersDialog,
}));
const FRESH_MS = 60_000;

/** Letters about the chosen records, where there are templates for them. */
export function LettersAction({ entity, selection, onDone }: BulkActionProps) {
  const t = useOwnTexts(letterWords);
  const { app } = useModel();
  const [asking, setAsking] = useState(false);
  const beginning = useBegin();
  const { data: templates = [] } = useQuery({
    queryKey: queryKeys.letterTemplates(entity.name),
    queryFn: () => readTemplates(entity.name),
    enabled: app?.modules?.includes('documents') === true,
    staleTime: FRESH_MS,
  });
  if (templates.length === 0) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMail size={14} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t.letters}
      </Button>
      {asking && (
        <Suspense>
          <LettersDialog
            entity={entity.name}
            selection={selection}
            templates={templates}
            beginning={beginning}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
      {beginning.run && <RunDialog id={beginning.run} onClose={onDone} />}
    </>
  );
}
