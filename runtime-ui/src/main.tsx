import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/list.css';
import './styles/calendar.css';
import './styles/record.css';
import './styles/files.css';
import './styles/map.css';
import './styles/day.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguage } from './i18n/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
const page = createRoot(root);
void startLanguage().then(() =>
  page.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
