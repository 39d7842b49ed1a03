import type { Dialect } from '@leitwerk/metadata/wire/import';
import { Box, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import type { PriceListLook, PriceListSettings } from '../../client/price-lists.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import { FileSettings } from '../import/file-settings.tsx';
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
  return (
    <Stack gap="lg">
      <FileSettings
        found={look}
        profilesFor={PROFILE_TARGET}
        settings={settings}
        onChange={onChange}
        onDialect={onDialect}
        onOther={onOther}
      />
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
