import type { MantineColorsTuple } from '@mantine/core';
import { createTheme, rem } from '@mantine/core';
import { ink } from './accent.ts';

const slate: MantineColorsTuple = [
  '#d5d8de',
  '#b4b8c2',
  '#9299a6',
  '#6d7482',
  '#4b515e',
  '#343945',
  '#282c36',
  '#1e2129',
  '#16181e',
  '#101216',
];

const control = { defaultProps: { size: 'sm' } };

/** The one place for colours, radius and density. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  colors: { accent: ink, dark: slate },
  autoContrast: true,
  fontFamily: "'Inter Variable', -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
  headings: { fontFamily: "'Inter Variable', -apple-system, 'Segoe UI', sans-serif", fontWeight: '600' },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  defaultRadius: 'md',
  radius: { xs: rem(3), sm: rem(4), md: rem(6), lg: rem(10), xl: rem(16) },
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    Button: control,
    TextInput: control,
    Textarea: control,
    Select: control,
    MultiSelect: control,
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 350, multiline: true, maw: 320 } },
    // What takes the focus first would be a child that no menu may have; so the first item does.
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
    // Else every choice that is not open keeps all that can be chosen in the page.
    Combobox: { defaultProps: { keepMounted: false } },
    Modal: { defaultProps: { radius: 'lg', centered: true } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
});
