import { addressFromText } from '@leitwerk/metadata/field-types/address';
import { Autocomplete, Fieldset, Grid, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { InputProps } from '../../controls/widget.ts';
import { useText } from '../../i18n/language.ts';
import { isRecord } from '../../values/equal-values.ts';
import { AddressPlace } from '../map/address-place.tsx';
import { LocateButton } from '../map/locate-button.tsx';
import { locationOf } from '../map/location.ts';
import { useAddressHints } from './use-address-hints.ts';
import { useGeodata } from './use-geodata.ts';

const PARTS = [
  { key: 'street', span: 9, fill: 'address-line1' },
  { key: 'houseNumber', span: 3, fill: 'off' },
  { key: 'addition', span: 12, fill: 'address-line2' },
  { key: 'postalCode', span: { base: 4, xs: 3 }, fill: 'postal-code' },
  { key: 'city', span: { base: 5, xs: 6 }, fill: 'address-level2' },
  { key: 'country', span: 3, fill: 'country' },
] as const;

const OF_PLACE: ReadonlySet<string> = new Set(['postalCode', 'city', 'country']);
const OF_HOUSE: ReadonlySet<string> = new Set(['street', 'houseNumber']);

/** The coordinates of an address go when what they are those of is changed. */
function withoutOldPlace(parts: Readonly<Record<string, unknown>>, changes: Readonly<Record<string, unknown>>) {
  const isChanged = Object.keys(changes).some(
    (name) =>
      changes[name] !== parts[name] && (OF_PLACE.has(name) || (parts['accuracy'] !== 'place' && OF_HOUSE.has(name))),
  );
  const { latitude: _latitude, longitude: _longitude, accuracy: _accuracy, ...rest } = parts;
  return isChanged ? rest : parts;
}

export function AddressInput({ id, label, hideLabel, help, error, required, value, onChange }: InputProps) {
  const t = useText();
  const parts = isRecord(value) ? value : {};
  const [isTyping, setTyping] = useState(false);
  const geodata = useGeodata(parts, isTyping);
  const hints = useAddressHints(parts, geodata.isThere && isTyping);
  const known: Readonly<Record<string, readonly string[]>> = { street: geodata.streets, city: geodata.cities };
  // A place may be found after the next letter has been typed.
  const current = useRef(parts);
  current.current = parts;
  // Only what was filled in here is filled in anew.
  const filledIn = useRef('');
  const merge = (changes: Readonly<Record<string, string | number>>) => {
    const before = withoutOldPlace(current.current, changes);
    const next = { ...(Object.keys(before).length === 0 && { country: 'DE' }), ...before, ...changes };
    const filled = Object.entries(next).filter(([, text]) => text !== '' && text !== null);
    const hasMore = filled.some(([key]) => key !== 'country');
    current.current = hasMore ? Object.fromEntries(filled) : {};
    onChange(hasMore ? current.current : null);
  };
  const type = (key: string, text: string) => {
    merge({ [key]: text });
    if (key !== 'postalCode') return;
    void geodata.placeOf(text).then((place) => {
      const isEmpty = (current.current['city'] ?? '') === '' || current.current['city'] === filledIn.current;
      if (place === null || current.current['postalCode'] !== text || !isEmpty) return;
      filledIn.current = place.city;
      merge(place);
    });
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
            {/* A pasted address fills all its parts, in lines or with commas. */}
            <Autocomplete
              aria-label={`${label}: ${t(key)}`}
              placeholder={t(key)}
              autoComplete={fill === 'off' ? 'off' : `section-${id} ${fill}`}
              value={typeof parts[key] === 'string' ? parts[key] : ''}
              data={[...(known[key] ?? [])]}
              // The server has chosen already, and knows umlauts in either spelling.
              filter={({ options }) => options}
              onFocus={() => setTyping(true)}
              onChange={(text) => type(key, text)}
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
      <div role="status">
        {hints.map((hint) => (
          <Text key={hint} size="xs" mt={4} c="dimmed">
            {hint}
          </Text>
        ))}
      </div>
      {geodata.isThere && parts['city'] !== undefined && locationOf(parts) === null && (
        <LocateButton parts={parts} label={label} onFound={merge} />
      )}
      <AddressPlace value={parts} label={label} />
      {(error ?? help) && (
        <Text size="xs" mt={4} c={error === undefined ? 'dimmed' : 'var(--mantine-color-error)'}>
          {error ?? help}
        </Text>
      )}
    </Fieldset>
  );
}
