import { shownTypes } from '@leitwerk/metadata/shown-types';
import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import type { SharedDashboards, SharedPage } from '@leitwerk/metadata/wire/dashboards';
import { ActionIcon, Box, Group, Text, Title, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconMaximize,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconSun,
} from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useEffect, useMemo, useState } from 'react';
import '../../../styles/dashboard.css';
import { answerShared } from '../../../client/dashboard-links.ts';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { NamedIcon } from '../../../icons/icon.tsx';
import type { DashboardDefinition, EffectiveModel, FieldModel } from '../../../model/definitions.ts';
import { ModelProvider } from '../../../model/model-context.tsx';
import { dashboardTexts } from '../dashboard-texts.ts';
import { TileGrid } from '../tile-grid.tsx';
import type { TileSource } from '../tile-source.ts';
import { TileSourceContext } from '../tile-source.ts';
import { sharedTexts } from './shared-texts.ts';

/** How often figures are counted anew. */
const EVERY_MS = 60_000;

/** What tiles need to know of the model: nothing that the link does not show. */
const modelOf = ({ entities }: SharedDashboards): EffectiveModel => ({
  version: 0,
  entities,
  forms: [],
  views: [],
  dashboards: [],
  reports: [],
  journals: [],
  statuses: {},
  app: null,
  processes: [],
  rights: {},
});

const DAY = { type: 'date' } as FieldModel;

/** The dashboards of a link, one after the other. */
export function SharedPages({
  token,
  shared,
  asOf,
  isLost,
}: {
  readonly token: string;
  readonly shared: SharedDashboards;
  readonly asOf: Date;
  /** Whether the server was away when it was asked last: what is shown stays. */
  readonly isLost: boolean;
}) {
  const t = useOwnTexts(sharedTexts);
  const label = useLabel();
  const { pages, turnSeconds } = shared;
  const [at, setAt] = useState(0);
  const [isPaused, setPaused] = useState(false);
  const index = at % pages.length;
  const page = pages[index];
  const model = useMemo(() => modelOf(shared), [shared]);
  const source = useMemo(
    (): TileSource => ({
      answer: ({ tile }, _model, signal) => answerShared({ token, page: index, tile: tile.id }, signal),
      isClosed: true,
      name: `${token} ${index}`,
      every: EVERY_MS,
    }),
    [token, index],
  );
  const turns = pages.length > 1 && !isPaused;
  useEffect(() => {
    if (!turns) return;
    const timer = setInterval(() => setAt((now) => now + 1), turnSeconds * 1000);
    return () => clearInterval(timer);
  }, [turns, turnSeconds]);
  if (!page) return null;
  const rows = Math.max(...page.tiles.map(({ y, height }) => y + height));
  return (
    <Box component="main" className="lw-wall" style={{ '--lw-tile-rows': rows } as CSSProperties}>
      <Group justify="space-between" mb="sm" gap="sm">
        <Group gap={10}>
          <NamedIcon name={page.icon ?? 'chart-bar'} size={22} />
          <Title order={1} size="h3">
            {label(page.label)}
          </Title>
          <PageFacts page={page} />
        </Group>
        <Group gap={10}>
          <Text size="sm" c={isLost ? 'red' : 'dimmed'} role="status">
            {(isLost ? t.lost : t.asOf)(clockOf(asOf).time.slice(0, 5))}
          </Text>
          {pages.length > 1 && (
            <Group gap={6} role="img" aria-label={t.page(index + 1, pages.length)}>
              {[...pages.keys()].map((place) => (
                <span key={place} className="lw-wall-page" data-shown={place === index || undefined} />
              ))}
            </Group>
          )}
          {pages.length > 1 && (
            <>
              <ActionIcon
                aria-label={isPaused ? t.goOn : t.pause}
                title={isPaused ? t.goOn : t.pause}
                onClick={() => setPaused(!isPaused)}
              >
                {isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
              </ActionIcon>
              <ActionIcon aria-label={t.next} title={t.next} onClick={() => setAt(at + 1)}>
                <IconPlayerSkipForward size={16} aria-hidden />
              </ActionIcon>
            </>
          )}
          <SchemeButton />
          {document.fullscreenEnabled && (
            <ActionIcon
              aria-label={t.fullScreen}
              title={t.fullScreen}
              onClick={() =>
                void (document.fullscreenElement
                  ? document.exitFullscreen()
                  : document.documentElement.requestFullscreen())
              }
            >
              <IconMaximize size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Group>
      <ModelProvider model={model}>
        <TileSourceContext value={source}>
          <TileGrid key={index} dashboard={dashboardOf(page)} period={page.period} chosen={NOTHING} />
        </TileSourceContext>
      </ModelProvider>
    </Box>
  );
}

/** Filtered by the server. */
const NOTHING = {};

const dashboardOf = ({ label, leastPeople, tiles }: SharedPage): DashboardDefinition =>
  ({
    kind: 'dashboard',
    id: 'shared',
    name: 'shared',
    label,
    tiles,
    ...(leastPeople !== undefined && { leastPeople }),
  }) as unknown as DashboardDefinition;

/** For which period and under which filters it counts. */
function PageFacts({ page }: { readonly page: SharedPage }) {
  const t = useOwnTexts(sharedTexts);
  const { periods } = useOwnTexts(dashboardTexts);
  const label = useLabel();
  const language = useLanguage();
  const day = (given: string): string => shownTypes.date.format(given, DAY, language);
  const { period, filters, tiles } = page;
  const said = typeof period === 'string' ? periods[period] : t.days(day(period.from), day(period.to));
  const facts = [
    ...(tiles.some(({ time }) => time !== undefined) ? [said] : []),
    ...filters.map((one) => `${label(one.label)}: ${label(one.value)}`),
  ];
  return (
    <Text size="sm" c="dimmed">
      {facts.join(' · ')}
    </Text>
  );
}

function SchemeButton() {
  const t = useOwnTexts(sharedTexts);
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const isDark = scheme === 'dark';
  const word = isDark ? t.light : t.dark;
  return (
    <ActionIcon aria-label={word} title={word} onClick={() => setColorScheme(isDark ? 'light' : 'dark')}>
      {isDark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
    </ActionIcon>
  );
}
