import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowsSort, IconDeviceFloppy, IconLink, IconPencil, IconSun, IconTrash } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/language.ts';
import { useModel } from '../../model/model-context.tsx';
import { useOwnDay } from '../day/own-day.ts';
import type { ListSearch } from './list-search.ts';
import { contentOf, searchOf } from './list-state.ts';
import type { ShownView } from './shown-view.ts';
import type { Views } from './use-views.ts';
import type { ViewDialog } from './view-dialog.ts';

type Props = {
  readonly target: ReactElement;
  readonly shown: ShownView;
  readonly views: Views;
  readonly onOpen: (search: ListSearch) => void;
  readonly onAsk: (dialog: ViewDialog) => void;
};

const ICON = { size: 15, 'aria-hidden': true } as const;

/** All views, and what can be done with the shown one; opened at once, at the button it was loaded for. */
export function ViewMenu({ target, shown, views: { views }, onOpen, onAsk }: Props) {
  const t = useText();
  const { view, entity, state, filter } = shown;
  const { saved } = view;
  const router = useRouter();
  const model = useModel();
  const day = useOwnDay();
  const copyLink = async () => {
    const { href } = router.buildLocation({
      to: '/records/$entity',
      params: { entity: entity.name },
      search: searchOf(view, state, true),
    });
    await navigator.clipboard.writeText(new URL(href, window.location.href).href);
    notifications.show({ message: t('copied') });
  };
  return (
    <Menu defaultOpened position="bottom-end" width={300}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('views')}</Menu.Label>
        {views.map((one) => (
          <Menu.Item
            key={one.id}
            fw={one === view ? 600 : 400}
            aria-current={one === view || undefined}
            onClick={() => onOpen(searchOf(one, one.base))}
          >
            {one.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconDeviceFloppy {...ICON} />}
          onClick={() => onAsk({ kind: 'new', content: contentOf(state, filter, entity), name: '' })}
        >
          {t('saveAsView')}
        </Menu.Item>
        {saved?.mayChange && (
          <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => onAsk({ kind: 'edit', saved })}>
            {t('renameOrShare')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLink {...ICON} />} onClick={() => void copyLink()}>
          {t('copyLink')}
        </Menu.Item>
        {(saved || model.views.some((one) => one.id === view.id)) && (
          <Menu.Item leftSection={<IconSun {...ICON} />} onClick={() => day.toggle(entity.name, view.id)}>
            {t(day.has(entity.name, view.id) ? 'notInMyDay' : 'showInMyDay')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconArrowsSort {...ICON} />} onClick={() => onAsk({ kind: 'arrange' })}>
          {t('arrangeViews')}
        </Menu.Item>
        {saved?.mayChange && (
          <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => onAsk({ kind: 'delete', saved })}>
            {t('deleteView')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
