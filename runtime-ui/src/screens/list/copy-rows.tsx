import { formatValue } from '@leitwerk/metadata/shown-types';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import { isReference } from '../../model/fields-of.ts';
import { choiceOf } from '../../values/choice.ts';
import type { BulkActionProps } from './bulk-action.ts';

/** The shown columns of the chosen rows into the clipboard, as spreadsheets take them. */
export function CopyRows({ fields, records, onDone }: BulkActionProps) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const copy = async () => {
    const text = (value: unknown) => String(value).replaceAll(/[\t\n\r]+/g, ' ');
    const lines = [
      fields.map((field) => text(label(field.label))),
      ...records.map((record) =>
        fields.map((field) => {
          const value = record[field.name];
          const title = isReference(field) ? [value].flat().map((one) => choiceOf(one)?.title ?? '') : undefined;
          return text(title?.join(', ') ?? formatValue(value, field, language));
        }),
      ),
    ];
    await navigator.clipboard.writeText(lines.map((line) => line.join('\t')).join('\n'));
    notifications.show({ message: t('copiedRows', { count: records.length }) });
    onDone();
  };
  return (
    <Button size="xs" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void copy()}>
      {t('copy')}
    </Button>
  );
}
