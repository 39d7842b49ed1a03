import { ActionIcon, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSignedIn } from '../../client/session.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { hasShortForm } from '../../model/choose-definitions.ts';
import { useModel } from '../../model/model-context.tsx';

/** What can be entered in few fields, from anywhere. */
export function CreateMenu({ onCreate }: { readonly onCreate: (entity: string) => void }) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const { roles } = useSignedIn();
  const entities = Object.values(model.entities).filter(
    ({ name }) => model.rights[name]?.actions.includes('create') && hasShortForm(model, name, roles),
  );
  if (entities.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('quickEntry')} title={t('quickEntry')}>
          <IconPlus size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entities.map((entity) => (
          <Menu.Item
            key={entity.name}
            leftSection={<NamedIcon name={entity.icon} color={entity.color} size={15} />}
            onClick={() => onCreate(entity.name)}
          >
            {label(entity.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
