import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { downloadCards, readCardEntities } from '../../client/contacts.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { contactsTexts } from './contacts-texts.ts';

/** Whether records of an entity are vCards. */
export function useIsCardEntity(entity: string): boolean {
  const { data } = useQuery({ queryKey: queryKeys.cardEntities, queryFn: readCardEntities, staleTime: Infinity });
  return data?.includes(entity) ?? false;
}

/** Downloads cards and says when that was not possible. */
export function useDownloadCards(): (what: Parameters<typeof downloadCards>[0]) => void {
  const t = useOwnTexts(contactsTexts);
  return (what) => {
    downloadCards(what).catch((error: unknown) => {
      notifications.show({ color: 'red', title: t.failed, message: error instanceof Error ? error.message : '' });
    });
  };
}
