import { Menu } from '@mantine/core';
import {
  IconCalendar,
  IconPlug,
  IconProgress,
  IconSettings,
  IconShieldLock,
  IconTool,
  IconWebhook,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { DESIGNER_ADDRESS, READ_DEFINITIONS } from '../../client/designer-address.ts';
import { JOBS_PERMISSION } from '../../client/jobs-permission.ts';
import { PRIVACY_REPORT } from '../../client/privacy-permissions.ts';
import { useSignedIn } from '../../client/session.ts';
import { WEBHOOKS_PERMISSION } from '../../client/webhooks.ts';
import { AppearanceItems, PersonHeading, SignOutItem } from '../../controls/person-menu-items.tsx';
import { useText } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';

const TEXTS = {
  de: { calendars: 'Kalender und Adressbücher', webhooks: 'Webhooks', privacy: 'Datenschutz' },
  en: { calendars: 'Calendars and address books', webhooks: 'Webhooks', privacy: 'Data protection' },
};

/** Who is signed in, how things look, and the way out; opened at once, at the button it was loaded for. */
export function UserMenuList({ target }: { readonly target: ReactElement }) {
  const t = useText();
  const own = useOwnTexts(TEXTS);
  const { permissions } = useSignedIn();
  const { app, entities } = useModel();
  const navigate = useNavigate();
  return (
    <Menu defaultOpened position="bottom-end" width={230}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <PersonHeading />
        <Menu.Divider />
        <AppearanceItems />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSettings size={15} aria-hidden />}
          onClick={() => void navigate({ to: '/settings' })}
        >
          {t('settings')}
        </Menu.Item>
        {app?.modules?.includes('dav') && entities['outside-account'] && (
          <Menu.Item
            leftSection={<IconCalendar size={15} aria-hidden />}
            onClick={() => void navigate({ to: '/settings/calendars' })}
          >
            {own.calendars}
          </Menu.Item>
        )}
        {permissions.includes(READ_DEFINITIONS) && (
          <Menu.Item leftSection={<IconTool size={15} aria-hidden />} component="a" href={DESIGNER_ADDRESS}>
            {t('designer')}
          </Menu.Item>
        )}
        {app?.modules?.includes('exchange') && entities['exchange-delivery'] && (
          <Menu.Item
            leftSection={<IconPlug size={15} aria-hidden />}
            onClick={() => void navigate({ to: '/exchange' })}
          >
            {t('exchange')}
          </Menu.Item>
        )}
        {permissions.includes(WEBHOOKS_PERMISSION) && (
          <Menu.Item
            leftSection={<IconWebhook size={15} aria-hidden />}
            onClick={() => void navigate({ to: '/webhooks' })}
          >
            {own.webhooks}
          </Menu.Item>
        )}
        {permissions.includes(JOBS_PERMISSION) && (
          <Menu.Item
            leftSection={<IconProgress size={15} aria-hidden />}
            onClick={() => void navigate({ to: '/jobs' })}
          >
            {t('jobs')}
          </Menu.Item>
        )}
        {permissions.includes(PRIVACY_REPORT) && (
          <Menu.Item
            leftSection={<IconShieldLock size={15} aria-hidden />}
            onClick={() => void navigate({ to: '/privacy', search: {} })}
          >
            {own.privacy}
          </Menu.Item>
        )}
        <SignOutItem />
      </Menu.Dropdown>
    </Menu>
  );
}
