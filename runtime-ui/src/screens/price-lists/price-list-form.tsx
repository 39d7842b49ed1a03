import type { Dialect } from '@leitwerk/metadata/wire/import';
import { Alert, Box, Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import type { PriceListLook, PriceListSettings } from '../../client/price-lists.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import { DialectInputs } from '../import/dialect-inputs.tsx';
import { ImportProfiles } from '../import/import-profiles.tsx';
import { importTexts } from '../import/import-texts.ts';
import { PriceListColumns } from './price-list-columns.tsx';
import { priceListTexts } from './price-list-texts.ts';

/** What profiles of price lists are saved for, beside those of entities. */
const PROFILE_TARGET = 'tariff.price-list';

type Props = {
  readonly look: PriceListLook;
  readonly settings: PriceListSettings;
  readonly onChange: (settings: PriceListSettings) => void;
  readonly onDialect: (dialect: Dialect) => void;
  readonly onOther: () => void;
};

/** How a price list is read, all of it to be corrected. */
export function PriceListForm({ look, settings, onChange, onDialect, onOther }: Props) {
  const t = useOwnTexts(priceListTexts);
  const ofImports = useOwnTexts(importTexts);
  const missing = settings.columns.filter(({ column }) => !look.names.includes(column));
  return (
    <Stack gap="lg">
      <Box component="section">
        <Group justify="space-between" mb="xs">
          <Text size="sm">
            {t.file}: <b>{look.file.name}</b>
          </Text>
          <Button size="compact-sm" variant="subtle" onClick={onOther}>
            {t.other}
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
          <DialectInputs dialect={settings.dialect} choices={look.choices} onChange={onDialect} />
          <Select
            label={ofImports.language}
            data={Object.entries(ofImports.languages).map(([value, name]) => ({ value, label: name }))}
            value={settings.language}
            allowDeselect={false}
            onChange={(language) => language && onChange({ ...settings, language: language as 'de' | 'en' })}
          />
        </SimpleGrid>
      </Box>
      <ImportProfiles target={PROFILE_TARGET} settings={settings} onChange={onChange} />
      {missing.length > 0 && (
        <Alert color="orange">{ofImports.profileMissing(missing.map(({ column }) => column).join(', '))}</Alert>
      )}
      <PriceListColumns look={look} settings={settings} onChange={onChange} />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Select
          label={t.basis}
          description={t.unlessSaid}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={Object.entries(t.bases).map(([value, name]) => ({ value, label: name }))}
          value={settings.basis}
          allowDeselect={false}
          onChange={(basis) => basis && onChange({ ...settings, basis: basis as PriceListSettings['basis'] })}
        />
        <Select
          label={t.scope}
          description={t.unlessSaid}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={Object.entries(t.scopes).map(([value, name]) => ({ value, label: name }))}
          value={settings.scope}
          allowDeselect={false}
          onChange={(scope) => scope && onChange({ ...settings, scope: scope as PriceListSettings['scope'] })}
        />
        <Box>
          <AnyInput
            id="price-list-valid-from"
            field={{ id: 'validFrom', name: 'validFrom', type: 'date', label: { de: 'validFrom', en: 'validFrom' } }}
            label={t.validFrom}
            value={settings.validFrom ?? null}
            onChange={(value) => {
              const { validFrom: _before, ...rest } = settings;
              onChange(typeof value === 'string' ? { ...rest, validFrom: value } : rest);
            }}
            onProblem={() => undefined}
          />
          <Text fz={11} c="dimmed" mt={5}>
            {t.unlessSaid}
          </Text>
        </Box>
      </SimpleGrid>
    </Stack>
  );
}
