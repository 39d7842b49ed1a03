import { formatValue } from '@leitwerk/metadata/shown-types';
import { Text } from '@mantine/core';
import { useLabel, useLanguage, useText } from '../i18n/language.ts';
import type { FieldModel } from '../model/definitions.ts';
import { isReference } from '../model/fields-of.ts';
import { choiceOf } from './choice.ts';

/** What a field became, and what it was before, where it was there. */
export function ChangedValue({
  field,
  ...values
}: {
  readonly field: FieldModel;
  readonly before?: unknown;
  readonly after: unknown;
}) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const shown = (value: unknown): string => {
    // What programs leave there is not for the eye.
    if (field.type === 'json' && value !== null && value !== undefined) return '{ … }';
    const links = isReference(field) ? [value].flat().flatMap((one) => choiceOf(one) ?? []) : [];
    // Where the reader may not see a record, the change has no name for it.
    return (
      links.map((link) => link.title ?? t('hidden')).join(', ') || formatValue(value, field, language) || t('empty')
    );
  };
  return (
    <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
      <Text span inherit c="dimmed">
        {label(field.label)}:
      </Text>{' '}
      {'before' in values && (
        <>
          <s>{shown(values.before)}</s> →{' '}
        </>
      )}
      {shown(values.after)}
    </Text>
  );
}
