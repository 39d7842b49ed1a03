import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '../styles/base.css';
import '../styles/shell.css';
import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../i18n/language.ts';

/** Shows an app in the page's `#root` as soon as the texts of the person's language are there. */
export function mountScreens(app: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  const page = createRoot(root);
  void startLanguage().then(() => page.render(<StrictMode>{app}</StrictMode>));
}
