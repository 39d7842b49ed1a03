import type { MantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { DESIGNER_ADDRESS, READ_DEFINITIONS } from '../../client/designer-address.ts';
import { JOBS_PERMISSION } from '../../client/jobs-permission.ts';
import { useSignedIn } from '../../client/session.ts';
import type { Panel } from '../../controls/open-panel.ts';
import { openPanel } from '../../controls/open-panel.ts';
import { changeLanguage, useLabel, useText } from '../../i18n/language.ts';
import { hasShortForm } from '../../model/choose-definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import type { Command } from './matching-commands.ts';
import { leavesOf, readableItems, targetOf } from './navigation-items.ts';

/** Everything that can be done from the search box beside opening a record. */
export function useCommands(
  setScheme: (scheme: MantineColorScheme) => void,
  onCreate: (entity: string) => void,
): readonly Command[] {
  const model = useModel();
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const { permissions } = useSignedIn();
  const places = leavesOf(readableItems(model.app?.navigation ?? [], model)).map(
    (item): Command => ({
      id: `go-${item.id}`,
      group: t('searchGoTo'),
      title: label(item.label),
      icon: item.icon,
      run: () => void navigate(targetOf(item)),
    }),
  );
  const creatable = Object.values(model.entities).filter((one) => model.rights[one.name]?.actions.includes('create'));
  const creations = creatable.map(
    (entity): Command => ({
      id: `new-${entity.name}`,
      group: t('searchCreate'),
      title: label(entity.label),
      icon: entity.icon,
      run: () =>
        hasShortForm(model, entity.name)
          ? onCreate(entity.name)
          : void navigate({ to: '/records/$entity/new', params: { entity: entity.name }, search: {} }),
    }),
  );
  const setting = (id: string, title: string, icon: string, run: () => void): Command => ({
    id,
    group: t('settings'),
    title,
    icon,
    run,
  });
  const panel = (id: Panel): Command => ({
    id,
    group: t('searchGoTo'),
    title: t(id),
    icon: id === 'runs' ? 'progress' : 'bell',
    run: () => openPanel(id),
  });
  return [
    ...places,
    {
      id: 'day',
      group: t('searchGoTo'),
      title: t('myDay'),
      icon: 'sun',
      run: () => void navigate({ to: '/day' }),
    },
    ...(model.processes.length > 0
      ? [
          {
            id: 'inbox',
            group: t('searchGoTo'),
            title: t('inbox'),
            icon: 'list-check',
            run: () => void navigate({ to: '/inbox' }),
          },
          {
            id: 'processes',
            group: t('searchGoTo'),
            title: t('processes'),
            icon: 'progress',
            run: () => void navigate({ to: '/processes', search: {} }),
          },
        ]
      : []),
    ...(model.app?.modules?.includes('tariff') && model.entities['tariff-network-sheet']
      ? [
          {
            id: 'prices',
            group: t('searchGoTo'),
            title: t('prices'),
            icon: 'receipt-euro',
            run: () => void navigate({ to: '/prices', search: {} }),
          },
        ]
      : []),
    panel('notifications'),
    panel('runs'),
    ...(model.app?.modules?.includes('exchange') && model.entities['exchange-delivery']
      ? [
          {
            id: 'exchange',
            group: t('searchGoTo'),
            title: t('exchange'),
            icon: 'plug',
            run: () => void navigate({ to: '/exchange' }),
          },
        ]
      : []),
    ...(permissions.includes(JOBS_PERMISSION)
      ? [
          {
            id: 'jobs',
            group: t('searchGoTo'),
            title: t('jobs'),
            icon: 'progress',
            run: () => void navigate({ to: '/jobs' }),
          },
        ]
      : []),
    ...(permissions.includes(READ_DEFINITIONS)
      ? [
          {
            id: 'designer',
            group: t('searchGoTo'),
            title: t('designer'),
            icon: 'tool',
            run: () => window.location.assign(DESIGNER_ADDRESS),
          },
        ]
      : []),
    ...creations,
    setting('language-de', `${t('language')}: ${t('german')}`, 'world', () => void changeLanguage('de')),
    setting('language-en', `${t('language')}: ${t('english')}`, 'world', () => void changeLanguage('en')),
    setting('scheme-light', `${t('appearance')}: ${t('light')}`, 'sun', () => setScheme('light')),
    setting('scheme-dark', `${t('appearance')}: ${t('dark')}`, 'sun', () => setScheme('dark')),
    setting('scheme-auto', `${t('appearance')}: ${t('auto')}`, 'sun', () => setScheme('auto')),
    setting('settings', t('settings'), 'settings', () => void navigate({ to: '/settings' })),
  ];
}
