import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colors = EditorView.theme({
  '&': { backgroundColor: 'var(--lw-surface)', color: 'var(--mantine-color-text)' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.5' },
  '.cm-gutters': {
    backgroundColor: 'var(--lw-panel)',
    color: 'var(--lw-quiet)',
    borderRight: '1px solid var(--lw-line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--lw-hover), transparent 40%)' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--lw-selected) !important' },
  '.cm-tooltip, .cm-panels': {
    backgroundColor: 'var(--lw-surface)',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--lw-line)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--lw-selected)',
    color: 'var(--mantine-color-text)',
  },
});

const words = HighlightStyle.define([
  { tag: tags.propertyName, color: 'light-dark(#2c4095, #a9b8ee)' },
  { tag: tags.string, color: 'light-dark(#1f6b3a, #8fd3a8)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'light-dark(#9a3412, #f0b48a)' },
]);

/** The colours of the theme, light and dark. */
export const codeTheme = [colors, syntaxHighlighting(words)];
