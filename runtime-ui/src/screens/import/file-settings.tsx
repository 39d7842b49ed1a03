import type { Dialect, Inspection } from '@leitwerk/metadata/wire/import';
import { Alert, Box, Button, Group, Select, SimpleGrid, Text } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { DialectInputs } from './dialect-inputs.tsx';
import { ImportProfiles } from './import-profiles.tsx';
import { importTexts } from './import-texts.ts';

type Settings = {
  readonly dialect: Dialect;
  readonly language: 'de' | 'en';
  readonly columns: readonly { readonly column: string }[];
};

type Props<T extends Settings> = {
  readonly found: Pick<Inspection, 'file' | 'choices' | 'names'>;
  /** What profiles are saved for; see `ImportProfiles`. */
  readonly profilesFor: string;
  readonly settings: T;
  readonly onChange: (settings: T) => void;
  readonly onDialect: (dialect: Dialect) => void;
  readonly onOther: () => void;
};

/** Which file it is and how it is read, by a profile if there is one. */
export function FileSettings<T extends Settings>(props: Props<T>) {
  const { found, profilesFor, settings, onChange, onDialect, onOther } = props;
  const t = useOwnTexts(importTexts);
  const missing = settings.columns.filter(({ column }) => !found.names.includes(column));
  return (
    <>
      <Box component="section">
        <Group justify="space-between" mb="xs">
          <Text size="sm">
            {t.file}: <b>{found.file.name}</b>
          </Text>
          <Button size="compact-sm" variant="subtle" onClick={onOther}>
            {t.other}
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
          <DialectInputs dialect={settings.dialect} choices={found.choices} onChange={onDialect} />
          <Select
            label={t.language}
            data={Object.entries(t.languages).map(([value, name]) => ({ value, label: name }))}
            value={settings.language}
            allowDeselect={false}
            onChange={(language) => language && onChange({ ...settings, language: language as 'de' | 'en' })}
          />
        </SimpleGrid>
      </Box>
      <ImportProfiles target={profilesFor} settings={settings} onChange={onChange} />
      {missing.length > 0 && (
        <Alert color="orange">{t.profileMissing(missing.map(({ column }) => column).join(', '))}</Alert>
      )}
    </>
  );
}
