import { IconCheck } from '@tabler/icons-react';
import { TextDisplay } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { useText } from '../../i18n/language.ts';

export function BooleanDisplay(props: DisplayProps) {
  const t = useText();
  if (!props.compact) return <TextDisplay {...props} />;
  return props.value === true ? <IconCheck size={15} aria-label={t('yes')} role="img" /> : null;
}
