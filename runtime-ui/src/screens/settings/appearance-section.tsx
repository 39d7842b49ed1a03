import { Box, Group, SegmentedControl, Title, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { DENSITIES, isDensity, useDensity } from '../../controls/density.ts';
import type { TextKey } from '../../i18n/language.ts';
import { changeLanguage, useLanguage, useText } from '../../i18n/language.ts';

const DENSITY_TEXTS = {
  compact: 'densityCompact',
  normal: 'densityNormal',
  comfortable: 'densityComfortable',
} as const satisfies Readonly<Record<keyof typeof DENSITIES, TextKey>>;

/** Language, colours and density; at once, on this device. */
export function AppearanceSection() {
  const t = useText();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity } = useDensity();
  return (
    <Group align="flex-start" gap="xl">
      <Choice title="language">
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          onChange={(next) => void changeLanguage(next === 'en' ? 'en' : 'de')}
          data={[
            { value: 'de', label: t('german') },
            { value: 'en', label: t('english') },
          ]}
        />
      </Choice>
      <Choice title="appearance">
        <SegmentedControl
          aria-label={t('appearance')}
          value={colorScheme}
          onChange={(next) => setColorScheme(next === 'light' || next === 'dark' ? next : 'auto')}
          data={[
            { value: 'light', label: t('light') },
            { value: 'dark', label: t('dark') },
            { value: 'auto', label: t('auto') },
          ]}
        />
      </Choice>
      <Choice title="density">
        <SegmentedControl
          aria-label={t('density')}
          value={density}
          onChange={(next) => setDensity(isDensity(next) ? next : 'normal')}
          data={Object.keys(DENSITIES)
            .filter(isDensity)
            .map((value) => ({ value, label: t(DENSITY_TEXTS[value]) }))}
        />
      </Choice>
    </Group>
  );
}

function Choice({ title, children }: { readonly title: TextKey; readonly children: ReactNode }) {
  const t = useText();
  return (
    <Box component="section">
      <Title order={2} size="h5" mb="xs">
        {t(title)}
      </Title>
      {children}
    </Box>
  );
}
