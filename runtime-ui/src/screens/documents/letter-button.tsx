import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { readTemplates } from '../../client/documents.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { ModuleActionProps } from '../record/actions/record-action.ts';
import { letterWords } from './letter-words.ts';

const LetterDialog = lazy(async () => ({ default: (await import('./letter-dialog.tsx')).LetterDialog }));
const FRESH_MS = 60_000;

/** Offers letters about a record where there are templates for it. */
export function LetterButton({ entity, record }: ModuleActionProps) {
  const t = useOwnTexts(letterWords);
  const [isOpen, setIsOpen] = useState(false);
  const { data: templates = [] } = useQuery({
    queryKey: queryKeys.letterTemplates(entity.name),
    queryFn: () => readTemplates(entity.name),
    staleTime: FRESH_MS,
  });
  if (templates.length === 0) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMail size={14} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t.letter}
      </Button>
      {isOpen && (
        <Suspense>
          <LetterDialog
            entity={entity.name}
            record={record.id}
            templates={templates}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
