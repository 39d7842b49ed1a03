import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import { accentOf, ProductMark, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Box, ColorSwatch, Group, SimpleGrid, Stack, Text, TextInput, useComputedColorScheme } from '@mantine/core';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { ImageInput } from '../schema-form/image-input.tsx';
import { Pick } from '../schema-form/pick.tsx';
import { usePropertyWords } from '../schema-form/property-words.ts';
import { TwoLabels } from '../schema-form/two-labels.tsx';
import { definitionsIn } from './definitions-in.ts';
import { OpenInDesigner } from './open-in-designer.tsx';
import { useSetUp } from './set-up-context.tsx';

/** The start page that is none of the views. */
const DAY = 'day';

const APP = nodeOfKind('app') ?? { schema: {}, root: {}, names: [] };

/** Name, colour, holidays and start page of the application. */
export function CompanyStep() {
  const t = useSetUpTexts();
  const label = useLabel();
  const isDark = useComputedColorScheme('light') === 'dark';
  const { wordFor, nameOf, helpOf } = usePropertyWords();
  const { documents, customer, setCustomer, setDefinition } = useSetUp();
  const [app] = definitionsIn(documents, 'app');
  const schemaOf = (key: string) => nodeBelow(APP, key).schema;
  const [colors, regions, start] = [schemaOf('color'), schemaOf('region'), schemaOf('startPage')];
  if (!app) return null;
  const pages = [...definitionsIn(documents, 'dashboard'), ...definitionsIn(documents, 'view')];
  const startPages = [
    ...(app.day ? [{ value: DAY, label: t.myDay }] : []),
    ...pages.map((one) => ({ value: one.id, label: label(one.label) })),
  ];
  const swatch = (color: string) => (
    <ColorSwatch size={14} color={`var(--mantine-color-${color}-filled)`} aria-hidden />
  );
  // A property that nothing is said of is not there at all.
  const set = (key: 'color' | 'logo' | 'logoDark' | 'region' | 'startPage', value: string | null) => {
    const { [key]: _before, ...others } = app;
    setDefinition(value === null ? others : ({ ...app, [key]: value } as typeof app));
  };
  const shades = accentOf(app.color);
  const [accent, accentText] = isDark ? [shades[5], shades[3]] : [shades[6], shades[6]];
  return (
    <Stack>
      <TextInput
        label={t.customer}
        description={t.customerHint}
        maxLength={100}
        autoComplete="off"
        value={customer}
        onChange={(event) => setCustomer(event.currentTarget.value)}
      />
      <Group gap={8} align="flex-end" wrap="nowrap">
        <Box style={{ flex: 1 }}>
          <TwoLabels name={t.appName} value={app.label} onChange={(next) => setDefinition({ ...app, label: next })} />
        </Box>
        <OpenInDesigner kind="app" id={app.id} name={label(app.label)} />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Pick
          label={nameOf(colors, 'color')}
          description={t.colorHint}
          placeholder={t.noColor}
          clearable
          leftSection={app.color ? swatch(app.color) : null}
          data={(colors.enum ?? []).map((one) => ({ value: one, label: wordFor(colors, one) }))}
          renderOption={({ option }) => (
            <Group gap={8}>
              {swatch(option.value)}
              {option.label}
            </Group>
          )}
          value={app.color ?? null}
          onChange={(next) => set('color', next)}
        />
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t.preview}
          </Text>
          <Group gap={8} wrap="nowrap" className="lo-mark-preview">
            {app.logo ? (
              <img src={app.logo} alt="" className="lw-logo" style={{ height: 24, maxWidth: 96 }} />
            ) : (
              <ProductMark size={24} ground={accent} />
            )}
            <Text fw={600} truncate>
              {label(app.label)}
            </Text>
            <Text span size="sm" fw={500} c={accentText} ml="auto">
              {t.linkExample}
            </Text>
          </Group>
        </div>
        <ImageInput
          label={nameOf(schemaOf('logo'), 'logo')}
          name={nameOf(schemaOf('logo'), 'logo')}
          description={helpOf(schemaOf('logo'))}
          value={app.logo}
          onChange={(next) => set('logo', next ?? null)}
        />
        <ImageInput
          label={nameOf(schemaOf('logoDark'), 'logoDark')}
          name={nameOf(schemaOf('logoDark'), 'logoDark')}
          description={helpOf(schemaOf('logoDark'))}
          value={app.logoDark}
          onChange={(next) => set('logoDark', next ?? null)}
        />
        <Pick
          label={nameOf(regions, 'region')}
          description={t.regionHint}
          clearable
          placeholder={wordFor(regions, 'DE')}
          data={(regions.enum ?? []).map((one) => ({ value: one, label: wordFor(regions, one) }))}
          value={app.region ?? null}
          onChange={(next) => set('region', next)}
        />
        <Pick
          label={nameOf(start, 'startPage')}
          description={t.startPageHint}
          clearable
          placeholder={t.firstEntry}
          data={startPages}
          value={app.startPage ?? null}
          onChange={(next) => set('startPage', next)}
        />
      </SimpleGrid>
    </Stack>
  );
}
