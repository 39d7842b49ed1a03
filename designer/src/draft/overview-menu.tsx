import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconBook2, IconEyeOff, IconLayoutDashboard, IconShieldCheck, IconSitemap } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { manualAddress } from '../client/packages.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useDraftEditing } from './draft-context.tsx';

/** Ways to what looks at all definitions of a draft at once. */
export function OverviewMenu() {
  const t = useOverviewTexts();
  const language = useLanguage();
  const { draft } = useDraftEditing();
  const entries = [
    { path: 'relations', name: t.relations, Icon: IconSitemap },
    { path: 'rights', name: t.whoMayWhat, Icon: IconShieldCheck },
    { path: 'unused', name: t.unused, Icon: IconEyeOff },
  ];
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Tooltip label={t.overview}>
          <ActionIcon aria-label={t.overview}>
            <IconLayoutDashboard size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ path, name, Icon }) => (
          <Menu.Item
            key={path}
            component={Link}
            to={`/drafts/${draft.id}/${path}`}
            leftSection={<Icon size={15} aria-hidden />}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {(['html', 'pdf'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={manualAddress(format, language, draft.id)}
            download
            leftSection={<IconBook2 size={15} aria-hidden />}
          >
            {t.manual(format.toUpperCase())}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
