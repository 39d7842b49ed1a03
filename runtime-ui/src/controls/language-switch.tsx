import { SegmentedControl } from '@mantine/core';
import { changeLanguage, useLanguage, useText } from '../i18n/language.ts';

export function LanguageSwitch() {
  const t = useText();
  const language = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={language}
      onChange={(next) => void changeLanguage(next === 'en' ? 'en' : 'de')}
      data={[
        { value: 'de', label: t('german') },
        { value: 'en', label: t('english') },
      ]}
    />
  );
}
