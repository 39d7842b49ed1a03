import type { Color } from '@leitwerk/runtime-ui/renderer';
import { localeOf, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { getPrimaryShade, luminance, Text, useComputedColorScheme, useMantineTheme } from '@mantine/core';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';

/** Least contrast of what is no text (WCAG 2.2, 1.4.11). */
const LEAST = 3;

/** Says so when the white mark would hardly be seen on the colour. */
export function ColorWarning({ color }: { readonly color: Color }) {
  const t = useSetUpTexts();
  const locale = localeOf(useLanguage());
  const theme = useMantineTheme();
  const scheme = useComputedColorScheme('light');
  const ground = theme.colors[color]?.[getPrimaryShade(theme, scheme)] ?? '#000';
  // Contrast of white, whose luminance is 1, with the ground.
  const contrast = 1.05 / (luminance(ground) + 0.05);
  if (contrast >= LEAST) return null;
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {t.weakColor(contrast.toLocaleString(locale, { maximumFractionDigits: 1 }))}
    </Text>
  );
}
