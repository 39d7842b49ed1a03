import { Center, Text } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';

export function NothingChosen() {
  const t = useTexts();
  return (
    <Center mih="40vh" p="md">
      <Text c="dimmed">{t.chooseDefinition}</Text>
    </Center>
  );
}
