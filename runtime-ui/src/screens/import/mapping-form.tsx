import type { ColumnMapping, Dialect, ImportSettings, Inspection } from '@leitwerk/metadata/wire/import';
import { Box, Group, MultiSelect, Select, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { isReference } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { FileSettings } from './file-settings.tsx';
import { importTexts } from './import-texts.ts';
import { useImportTargets } from './use-import-targets.ts';

/** What was recognised in a file, all of it to be corrected: how it is read, which column is which field, how rows find records. */
export function MappingForm({
  entity,
  found,
  settings,
  onChange,
  onDialect,
  onOther,
}: {
  readonly entity: EntityModel;
  readonly found: Inspection;
  readonly settings: ImportSettings;
  readonly onChange: (settings: ImportSettings) => void;
  readonly onDialect: (dialect: Dialect) => void;
  readonly onOther: () => void;
}) {
  const t = useOwnTexts(importTexts);
  const label = useLabel();
  const targets = useImportTargets(entity);
  const mapped = settings.columns.map((column) => column.field);
  const keys = entity.fields.filter((field) => mapped.includes(field.name) && !isReference(field));
  const setColumn = (column: string, mapping: ColumnMapping | null): void => {
    const columns = settings.columns.filter((one) => one.column !== column);
    const next = mapping ? [...columns, mapping] : columns;
    const order = new Map(found.names.map((name, index) => [name, index]));
    onChange({
      ...settings,
      columns: next.sort((a, b) => (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0)),
      key: settings.key.filter((name) => next.some((one) => one.field === name)),
    });
  };
  return (
    <Stack gap="lg">
      <FileSettings
        found={found}
        profilesFor={entity.name}
        settings={settings}
        onChange={onChange}
        onDialect={onDialect}
        onOther={onOther}
      />
      <ColumnsTable found={found} heading={t.field}>
        {(name) => (
          <ColumnTarget
            name={name}
            entity={entity}
            targets={targets.filter(
              (one) =>
                !mapped.includes(one.value) ||
                settings.columns.some((column) => column.column === name && column.field === one.value),
            )}
            mapping={settings.columns.find((one) => one.column === name)}
            onChange={(mapping) => setColumn(name, mapping)}
          />
        )}
      </ColumnsTable>
      <Box component="section">
        <Title order={2} size="h5" mb="xs">
          {t.rules}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          <MultiSelect
            label={t.key}
            description={t.keyHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={keys.map((field) => ({ value: field.name, label: label(field.label) }))}
            value={[...settings.key]}
            onChange={(key) => onChange({ ...settings, key })}
            maxValues={5}
          />
          <Select
            label={t.mode}
            data={Object.entries(t.modes).map(([value, name]) => ({ value, label: name }))}
            value={settings.key.length === 0 ? 'create' : settings.mode}
            disabled={settings.key.length === 0}
            allowDeselect={false}
            onChange={(mode) => mode && onChange({ ...settings, mode: mode as ImportSettings['mode'] })}
          />
          <Select
            label={t.empty}
            data={Object.entries(t.empties).map(([value, name]) => ({ value, label: name }))}
            value={settings.empty}
            allowDeselect={false}
            onChange={(empty) => empty && onChange({ ...settings, empty: empty as ImportSettings['empty'] })}
          />
          {entity.duplicates.length > 0 && (
            <Select
              label={t.similar}
              description={t.similarHint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={Object.entries(t.similars).map(([value, name]) => ({ value, label: name }))}
              value={settings.similar ?? 'take'}
              allowDeselect={false}
              onChange={(similar) => similar && onChange({ ...settings, similar: similar as 'take' | 'refuse' })}
            />
          )}
          <TextInput
            label={t.only}
            description={t.onlyHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={settings.only ?? ''}
            maxLength={2000}
            onChange={(event) => {
              const { only: _before, ...rest } = settings;
              const only = event.currentTarget.value;
              onChange(only === '' ? rest : { ...rest, only });
            }}
          />
        </SimpleGrid>
      </Box>
    </Stack>
  );
}

function ColumnTarget({
  name,
  entity,
  targets,
  mapping,
  onChange,
}: {
  readonly name: string;
  readonly entity: EntityModel;
  readonly targets: readonly { readonly value: string; readonly label: string }[];
  readonly mapping: ColumnMapping | undefined;
  readonly onChange: (mapping: ColumnMapping | null) => void;
}) {
  const t = useOwnTexts(importTexts);
  const label = useLabel();
  const { entities } = useModel();
  const field = entity.fields.find((one) => one.name === mapping?.field);
  const target = field && isReference(field) ? entities[field.entity ?? ''] : undefined;
  const lookups = target?.fields.filter((one) => LOOKUP_TYPES.has(one.type)) ?? [];
  const title = (one: typeof target): string | undefined =>
    (one?.fields.find((other) => other.unique) ?? one?.fields.find((other) => other.id === one.titleField))?.name;
  const choose = (value: string | null): void => {
    if (value === null) return onChange(null);
    const chosen = entity.fields.find((one) => one.name === value);
    const lookup = chosen && isReference(chosen) ? title(entities[chosen.entity ?? '']) : undefined;
    onChange({ column: name, field: value, ...(lookup !== undefined && { lookup }) });
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Select
        aria-label={`${t.field}: ${name}`}
        placeholder={t.ignore}
        data={[...targets]}
        value={mapping?.field ?? null}
        onChange={choose}
        searchable
        clearable
        style={{ flex: 1 }}
      />
      {mapping && target && (
        <Select
          aria-label={`${t.lookup}: ${name}`}
          data={lookups.map((one) => ({ value: one.name, label: label(one.label) }))}
          value={mapping.lookup ?? null}
          allowDeselect={false}
          onChange={(lookup) => lookup && onChange({ ...mapping, lookup })}
          w={150}
        />
      )}
      {mapping && !target && (
        <TextInput
          aria-label={`${t.expression}: ${name}`}
          placeholder={t.expression}
          title={t.expressionHint}
          value={mapping.expression ?? ''}
          onChange={(event) => {
            const { expression: _before, ...rest } = mapping;
            const text = event.currentTarget.value;
            onChange(text === '' ? rest : { ...rest, expression: text });
          }}
          w={150}
        />
      )}
    </Group>
  );
}

const LOOKUP_TYPES: ReadonlySet<string> = new Set(['text', 'email', 'phone', 'number-range', 'integer', 'computed']);
