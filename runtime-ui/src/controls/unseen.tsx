import { Text } from '@mantine/core';
import { useText } from '../i18n/language.ts';

/** There is something, and the reader may not see what. */
export function Unseen() {
  const t = useText();
  return (
    <Text span inherit c="dimmed" fs="italic">
      {t('hidden')}
    </Text>
  );
}
