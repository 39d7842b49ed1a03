import { Box } from '@mantine/core';
import { TextDisplay } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { useLabel } from '../../i18n/language.ts';
import { AddressPlace } from '../map/address-place.tsx';

export function AddressDisplay(props: DisplayProps) {
  const label = useLabel();
  if (props.compact) return <TextDisplay {...props} />;
  return (
    <Box>
      <TextDisplay {...props} />
      <AddressPlace value={props.value} label={label(props.field.label)} />
    </Box>
  );
}
