import { useLabel, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Checkbox, Stack } from '@mantine/core';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useTexts } from '../../i18n/designer-texts.ts';
import { titleOfItem } from '../../schema-form/initial-value.ts';
import { Pick } from '../../schema-form/pick.tsx';
import { pathText } from '../../schema-form/value-path.ts';
import type { ChosenPlaces } from './place-field.ts';
import { aboutEntity, formPlaces, NOWHERE } from './place-field.ts';

/** Where a new field is seen: in which section of each form, and in which views. */
export function FieldPlaces({
  entity,
  isRequired,
  chosen,
  onChange,
}: {
  readonly entity: string;
  readonly isRequired: boolean;
  readonly chosen: ChosenPlaces;
  readonly onChange: (chosen: ChosenPlaces) => void;
}) {
  const t = useTexts();
  const label = useLabel();
  const language = useLanguage();
  const { documents } = useDraftEditing();
  const views = aboutEntity(documents, 'view', entity);
  return (
    <>
      {formPlaces(documents, entity, chosen, isRequired).map((form) => (
        <Pick
          key={form.file}
          label={t.placeIn(label(headOf(form.document).label) || headOf(form.document).id)}
          data={[
            { value: NOWHERE, label: t.notOnForm },
            ...form.sections.map(({ path, tab, section }) => ({
              value: pathText(path),
              label: `${titleOfItem(tab, language)} › ${titleOfItem(section, language)}`,
            })),
          ]}
          value={form.place}
          onChange={(next) => next !== null && onChange({ ...chosen, forms: { ...chosen.forms, [form.file]: next } })}
        />
      ))}
      {views.length > 0 && (
        <Checkbox.Group
          label={t.inViews}
          value={[...chosen.views]}
          onChange={(next) => onChange({ ...chosen, views: next })}
        >
          <Stack gap={6} mt={6}>
            {views.map(({ file, document }) => (
              <Checkbox key={file} value={file} label={label(headOf(document).label) || headOf(document).id} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  );
}
