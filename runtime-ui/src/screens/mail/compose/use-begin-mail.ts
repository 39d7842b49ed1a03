import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BeginMail } from '../../../client/outgoing-mail.ts';
import { beginMail, OUTGOING } from '../../../client/outgoing-mail.ts';
import { wordsOfError } from '../../../client/problem-error.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { useLanguage } from '../../../i18n/language.ts';

/** Begins a mail and shows it. */
export function useBeginMail(onOpen: (id: string) => void) {
  const client = useQueryClient();
  const language = useLanguage();
  return useMutation({
    mutationFn: (input: BeginMail) => beginMail(input, language),
    onSuccess: async (id) => {
      onOpen(id);
      await client.invalidateQueries({ queryKey: queryKeys.lists(OUTGOING) });
    },
    onError: (error) => notifications.show({ color: 'red', message: wordsOfError(error) }),
  });
}
