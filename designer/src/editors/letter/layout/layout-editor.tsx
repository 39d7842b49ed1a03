import type { LayoutDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { Button, Fieldset, Group, NumberInput, SegmentedControl, Switch, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLayoutTexts } from '../../../i18n/layout-texts.ts';
import type { ValuePath } from '../../../schema-form/value-path.ts';
import { placeId } from '../../../schema-form/value-path.ts';
import type { KindEditorProps } from '../../kind-editor-props.ts';
import '../letter.css';
import { LetterPreview, usePreview } from '../letter-preview.tsx';
import { LayoutPage } from './layout-page.tsx';
import type { Placed } from './placed.ts';

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const MARGIN = { top: 20, right: 20, bottom: 20, left: 25 };
const MOST_BOXES = 20;
const MOST_COLUMNS = 6;
/** The form unfolds first. */
const UNFOLD_MS = 80;

/** A letterhead: its first page to scale, and beside it a letter on it. */
export function LayoutEditor({ form, document }: KindEditorProps) {
  const t = useLayoutTexts();
  const [isPreview, setPreview] = usePreview();
  // What is missing or odd in a draft has another place to be told: here it is drawn as well as can be.
  const layout = {
    page: 'A4',
    ...document,
    margins: { ...MARGIN, ...(document['margins'] as object | undefined) },
  } as LayoutDefinition;
  const { margins, addressField, boxes = [], footer } = layout;
  const show = (path: ValuePath): void => {
    for (let length = 1; length <= path.length; length++) form.setOpen(path.slice(0, length), true);
    setTimeout(() => {
      const place =
        window.document.getElementById(placeId(path)) ?? window.document.getElementById(placeId(path.slice(0, 1)));
      place?.scrollIntoView({ block: 'center' });
      place?.focus({ preventScroll: true });
    }, UNFOLD_MS);
  };
  const place = ({ path, x, y, width }: Placed, together: string): void => {
    const whole = path[0] === 'logo' ? layout.logo : boxes[Number(path[1])];
    form.setValue(path, { ...whole, x, y, width }, together === 'keys' ? `keys ${path.join('.')}` : undefined);
  };
  const setForm = (next: string): void => {
    form.setValue(['addressField'], next === 'none' ? undefined : next);
  };
  return (
    <div className="ld-letter-frame">
      <div className="ld-letter-beside" data-preview={isPreview || undefined}>
        <div className="ld-letter-texts">
          <Fieldset className="ld-sheet-tools" disabled={form.isReadOnly} variant="unstyled">
            <SegmentedControl
              size="xs"
              aria-label={t.paper}
              data={['A4', 'A5']}
              value={layout.page}
              onChange={(next) => form.setValue(['page'], next)}
            />
            <Switch
              size="xs"
              label={t.landscape}
              checked={layout.landscape === true}
              onChange={(event) => form.setValue(['landscape'], event.currentTarget.checked || undefined)}
            />
            <Text size="xs" aria-hidden>
              {t.addressField}
            </Text>
            <SegmentedControl
              size="xs"
              aria-label={t.addressField}
              data={[
                { value: 'none', label: t.none },
                { value: 'form-a', label: t.formA },
                { value: 'form-b', label: t.formB },
              ]}
              value={addressField ?? 'none'}
              onChange={setForm}
            />
            <Switch
              size="xs"
              label={t.foldMarks}
              disabled={!addressField}
              checked={layout.foldMarks === true}
              onChange={(event) => form.setValue(['foldMarks'], event.currentTarget.checked || undefined)}
            />
          </Fieldset>
          <Fieldset legend={t.margins} className="ld-sheet-tools" disabled={form.isReadOnly} variant="unstyled">
            {SIDES.map((side) => (
              <NumberInput
                key={side}
                size="xs"
                w={84}
                label={t[side]}
                min={5}
                max={120}
                value={margins[side]}
                onChange={(value) => typeof value === 'number' && form.setValue(['margins', side], value, true)}
              />
            ))}
          </Fieldset>
          <LayoutPage layout={layout} isReadOnly={form.isReadOnly} onChoose={show} onPlace={place} />
          {!form.isReadOnly && (
            <Group gap={6}>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPlus size={12} aria-hidden />}
                disabled={boxes.length >= MOST_BOXES}
                onClick={() => form.setValue(['boxes'], [...boxes, newBox(boxes, t.boxSample)])}
              >
                {t.addBox}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPlus size={12} aria-hidden />}
                disabled={(footer?.columns.length ?? 0) >= MOST_COLUMNS}
                onClick={() => form.setValue(['footer'], withColumn(footer, t.boxSample))}
              >
                {t.addColumn}
              </Button>
            </Group>
          )}
        </div>
        <LetterPreview document={document} isOn={isPreview} onSwitch={setPreview} />
      </div>
    </div>
  );
}

function freeId(stem: string, taken: readonly { readonly id: string }[]): string {
  for (let number = taken.length + 1; ; number++) {
    const id = `${stem}-${number}`;
    if (!taken.some((one) => one.id === id)) return id;
  }
}

const newBox = (boxes: readonly { readonly id: string }[], text: string) => ({
  id: freeId('text', boxes),
  x: 120,
  y: 12,
  width: 60,
  body: { de: `<p>${text}</p>` },
});

function withColumn(footer: LayoutDefinition['footer'], text: string) {
  const columns = footer?.columns ?? [];
  return { ...footer, columns: [...columns, { id: freeId('column', columns), body: { de: `<p>${text}</p>` } }] };
}
