import { ActionIcon } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { LazyMenu } from '../../controls/lazy-menu.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useRights } from '../../model/model-context.tsx';
import { contactsTexts } from './contacts-texts.ts';
import { useIsCardEntity } from './use-card-entity.ts';

const CardMenuList = lazy(async () => ({ default: (await import('./card-menu-list.tsx')).CardMenuList }));
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

type Props = { readonly entity: EntityModel; readonly search: string };

/** Address book files of a list: out and in. */
export function CardMenu({ entity, search }: Props) {
  const t = useOwnTexts(contactsTexts);
  const { actions } = useRights(entity.name);
  const [importing, setImporting] = useState(false);
  if (!useIsCardEntity(entity.name)) return null;
  const mayImport = actions.includes('create') || actions.includes('update');
  return (
    <>
      <LazyMenu
        target={
          <ActionIcon size="lg" variant="default" aria-label={t.cards} title={t.cards}>
            <IconAddressBook size={16} />
          </ActionIcon>
        }
      >
        {(target) => (
          <CardMenuList
            target={target}
            entity={entity.name}
            search={search}
            {...(mayImport && { onImport: () => setImporting(true) })}
          />
        )}
      </LazyMenu>
      <Suspense>{importing && <ImportDialog entity={entity} onClose={() => setImporting(false)} />}</Suspense>
    </>
  );
}
