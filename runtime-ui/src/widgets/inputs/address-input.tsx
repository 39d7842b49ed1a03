import { addressFromText } from '@leitwerk/metadata/field-types/address';
import { Fieldset, Grid, Text, TextInput } from '@mantine/core';
import type { InputProps } from '../../controls/widget.ts';
import { useText } from '../../i18n/language.ts';
import { isRecord } from '../../values/equal-values.ts';

const PARTS = [
  { key: 'street', span: 9, fill: 'address-line1' },
  { key: 'houseNumber', span: 3, fill: 'off' },
  { key: 'addition', span: 12, fill: 'address-line2' },
  { key: 'postalCode', span: 3, fill: 'postal-code' },
  { key: 'city', span: 6, fill: 'address-level2' },
  { key: 'country', span: 3, fill: 'country' },
] as const;

export function AddressInput({ id, label, hideLabel, help, error, required, value, onChange }: InputProps) {
  const t = useText();
  const parts = isRecord(value) ? value : {};
  const merge = (changes: Record<string, string>) => {
    const next = { ...(Object.keys(parts).length === 0 && { country: 'DE' }), ...parts, ...changes };
    const filled = Object.entries(next).filter(([, text]) => text !== '' && text !== null);
    const hasMore = filled.some(([key]) => key !== 'country');
    onChange(hasMore ? Object.fromEntries(filled) : null);
  };
  return (
    <Fieldset
      id={id}
      legend={hideLabel ? undefined : `${label}${required ? ' *' : ''}`}
      aria-label={label}
      variant="unstyled"
      className="lw-legend"
    >
      <Grid gap={8}>
        {PARTS.map(({ key, span, fill }) => (
          <Grid.Col span={span} key={key}>
            {/* A pasted address in lines fills all its parts. */}
            <TextInput
              aria-label={`${label}: ${t(key)}`}
              placeholder={t(key)}
              autoComplete={fill === 'off' ? 'off' : `section-${id} ${fill}`}
              value={typeof parts[key] === 'string' ? parts[key] : ''}
              onChange={(event) => merge({ [key]: event.currentTarget.value })}
              onPaste={(event) => {
                const pasted = addressFromText(event.clipboardData.getData('text'));
                if (!pasted) return;
                event.preventDefault();
                merge(pasted);
              }}
              error={error !== undefined && key === 'street'}
            />
          </Grid.Col>
        ))}
      </Grid>
      {(error ?? help) && (
        <Text size="xs" mt={4} c={error === undefined ? 'dimmed' : 'var(--mantine-color-error)'}>
          {error ?? help}
        </Text>
      )}
    </Fieldset>
  );
}
