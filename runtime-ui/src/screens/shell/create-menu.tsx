import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy } from 'react';
import { LazyMenu } from '../../controls/lazy-menu.tsx';
import { useText } from '../../i18n/language.ts';
import { hasShortForm } from '../../model/choose-definitions.ts';
import { useModel } from '../../model/model-context.tsx';

const CreateMenuList = lazy(async () => ({ default: (await import('./create-menu-list.tsx')).CreateMenuList }));

/** What can be entered in few fields, from anywhere. */
export function CreateMenu({ onCreate }: { readonly onCreate: (entity: string) => void }) {
  const t = useText();
  const model = useModel();
  const entities = Object.values(model.entities).filter(
    ({ name }) => model.rights[name]?.actions.includes('create') && hasShortForm(model, name),
  );
  if (entities.length === 0) return null;
  return (
    <LazyMenu
      target={
        <ActionIcon variant="default" size={30} aria-label={t('quickEntry')} title={t('quickEntry')}>
          <IconPlus size={17} />
        </ActionIcon>
      }
    >
      {(target) => <CreateMenuList target={target} entities={entities} onCreate={onCreate} />}
    </LazyMenu>
  );
}
