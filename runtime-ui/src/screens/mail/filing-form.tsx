import type { WireRecord } from '@leitwerk/metadata/wire';
import { Button, Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { FieldInput, InputContext } from '../../controls/widget-context.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldNamed } from '../../model/fields-of.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import { linkOf } from './link-of.ts';
import { mailTexts } from './mail-texts.ts';

/** Ids of records by the references of the message. */
export type FilingValues = Readonly<Record<string, string | null>>;

/** Chooses the records to which a message belongs. */
export function FilingForm({
  entity,
  fields,
  message,
  isBusy,
  onFile,
}: {
  readonly entity: EntityModel;
  readonly fields: readonly string[];
  readonly message: WireRecord;
  readonly isBusy: boolean;
  readonly onFile: (values: FilingValues, remember: boolean) => void;
}) {
  const t = useOwnTexts(mailTexts);
  const label = useLabel();
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(() =>
    Object.fromEntries(fields.map((name) => [name, message[name] ?? null])),
  );
  const [remember, setRemember] = useState(false);
  return (
    <InputContext value={AnyInput}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const ids = Object.entries(values).map(([name, value]) => [name, linkOf(value)?.id ?? null] as const);
          onFile(Object.fromEntries(ids), remember);
        }}
      >
        {fields.map((name) => {
          const field = fieldNamed(entity, name);
          return (
            field && (
              <FieldInput
                key={name}
                id={`filing-${name}`}
                field={field}
                label={label(field.label)}
                value={values[name] ?? null}
                onChange={(value) => setValues({ ...values, [name]: value })}
                onProblem={() => undefined}
              />
            )
          );
        })}
        <Group mt="xs">
          <Checkbox
            label={t.remember}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
          <Button type="submit" size="compact-sm" loading={isBusy}>
            {t.save}
          </Button>
        </Group>
      </form>
    </InputContext>
  );
}
