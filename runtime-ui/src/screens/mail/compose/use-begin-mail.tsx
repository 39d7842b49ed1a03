import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BeginMail } from '../../../client/outgoing-mail.ts';
import { beginMail, OUTGOING } from '../../../client/outgoing-mail.ts';
import { wordsOfError } from '../../../client/problem-error.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { composeTexts } from './compose-texts.ts';

const NOTICE = 'begin-mail';

/** Begins a mail and shows it. Where a message cannot be forwarded with its files, it can be without them. */
export function useBeginMail(onOpen: (id: string) => void) {
  const client = useQueryClient();
  const language = useLanguage();
  const begin = useMutation({
    mutationFn: (input: BeginMail) => beginMail(input, language),
    onSuccess: async (id) => {
      onOpen(id);
      await client.invalidateQueries({ queryKey: queryKeys.lists(OUTGOING) });
    },
    onError: (error, input) => {
      const withoutFiles = (): void => {
        notifications.hide(NOTICE);
        begin.mutate({ ...input, attachments: false });
      };
      notifications.show({
        id: NOTICE,
        color: 'red',
        message: (
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{wordsOfError(error)}</Text>
            {input.kind === 'forward' && input.attachments !== false && (
              <Button size="compact-sm" variant="default" onClick={withoutFiles}>
                {composeTexts[language].forwardWithoutFiles}
              </Button>
            )}
          </Stack>
        ),
      });
    },
  });
  return begin;
}
