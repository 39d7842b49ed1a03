import { Menu } from '@mantine/core';
import type { CardQuery } from '../../client/contacts.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { contactsTexts } from './contacts-texts.ts';
import { useDownloadCards, useIsCardEntity } from './use-card-entity.ts';

/** Items of a menu that make address book files of the chosen records, where they are cards. */
export function CardItems({ query, onDone }: { readonly query: CardQuery; readonly onDone: () => void }) {
  const t = useOwnTexts(contactsTexts);
  const download = useDownloadCards();
  if (!useIsCardEntity(query.entity)) return null;
  const make = (version: '3.0' | '4.0') => {
    download({ ...query, version });
    onDone();
  };
  return (
    <>
      <Menu.Item onClick={() => make('4.0')}>{t.card4}</Menu.Item>
      <Menu.Item onClick={() => make('3.0')}>{t.card3}</Menu.Item>
    </>
  );
}
