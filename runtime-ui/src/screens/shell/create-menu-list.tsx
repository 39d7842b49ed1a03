import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { useLabel } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel } from '../../model/definitions.ts';

/** What can be entered in few fields; opened at once, at the button it was loaded for. */
export function CreateMenuList({
  target,
  entities,
  onCreate,
}: {
  readonly target: ReactElement;
  readonly entities: readonly EntityModel[];
  readonly onCreate: (entity: string) => void;
}) {
  const label = useLabel();
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>{target}</Menu.Target>
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
