import { ActionIcon } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';
import { contactsTexts } from './contacts-texts.ts';
import { useIsCardEntity } from './use-card-entity.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

/** Takes an address book file in, where records of the list are cards. */
export function ImportCardsButton({ entity }: { readonly entity: EntityModel }) {
  const t = useOwnTexts(contactsTexts);
  const { actions } = useRights(entity.name);
  const [importing, setImporting] = useState(false);
  const mayImport = actions.includes('create') || actions.includes('update');
  if (!useIsCardEntity(entity.name) || !mayImport) return null;
  return (
    <>
      <ActionIcon size="lg" variant="default" aria-label={t.import} title={t.import} onClick={() => setImporting(true)}>
        <IconAddressBook size={16} />
      </ActionIcon>
      <Suspense>{importing && <ImportDialog entity={entity} onClose={() => setImporting(false)} />}</Suspense>
    </>
  );
}
