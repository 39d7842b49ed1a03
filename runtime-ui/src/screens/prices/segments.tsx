import { Input, SegmentedControl } from '@mantine/core';

type Props<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly data: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
};

/** A few words of which one is chosen, under a label. */
export function Segments<T extends string>({ label, value, data, onChange }: Props<T>) {
  return (
    <Input.Wrapper label={label} labelElement="div">
      <SegmentedControl
        fullWidth
        size="xs"
        mt={4}
        aria-label={label}
        value={value}
        data={data.map(([one, text]) => ({ value: one, label: text }))}
        onChange={(chosen) => onChange(chosen as T)}
      />
    </Input.Wrapper>
  );
}
