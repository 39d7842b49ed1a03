import { isPlain } from '@leitwerk/metadata/keyed-list';
import { useLabel, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Checkbox, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useTexts } from '../../i18n/designer-texts.ts';
import { titleOfItem } from '../../schema-form/initial-value.ts';
import { Pick } from '../../schema-form/pick.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { pathText } from '../../schema-form/value-path.ts';
import { aboutEntity, sectionsOf } from './place-field.ts';

type Places = { readonly sections: ReadonlyMap<string, ValuePath>; readonly views: ReadonlySet<string> };

/** Where a new field is seen. On record pages it is by itself, on short forms when it is required; both can be chosen. */
export function FieldPlaces({
  entity,
  isRequired,
  onChange,
}: {
  readonly entity: string;
  readonly isRequired: boolean;
  readonly onChange: (places: Places) => void;
}) {
  const t = useTexts();
  const label = useLabel();
  const language = useLanguage();
  const { documents } = useDraftEditing();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [columns, setColumns] = useState<readonly string[]>([]);
  const forms = aboutEntity(documents, 'form', entity).map(({ file, document }) => ({
    file,
    document,
    sections: sectionsOf(document),
  }));
  const views = aboutEntity(documents, 'view', entity);
  const NOWHERE = 'nowhere';
  const placeIn = (form: (typeof forms)[number]): string => {
    const isShort = isPlain(form.document) && form.document['mode'] === 'create';
    const [first] = form.sections;
    return chosen[form.file] ?? (first && (!isShort || isRequired) ? pathText(first.path) : NOWHERE);
  };
  const key = JSON.stringify([forms.map((form) => placeIn(form)), columns]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is told
  useEffect(() => {
    const sections = new Map(
      forms.flatMap((form) => {
        const section = form.sections.find(({ path }) => pathText(path) === placeIn(form));
        return section ? [[form.file, section.path] as const] : [];
      }),
    );
    onChange({ sections, views: new Set(columns) });
  }, [key]);
  return (
    <>
      {forms.map((form) => (
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
          value={placeIn(form)}
          onChange={(next) => next !== null && setChosen({ ...chosen, [form.file]: next })}
        />
      ))}
      {views.length > 0 && (
        <Checkbox.Group label={t.inViews} value={[...columns]} onChange={setColumns}>
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
