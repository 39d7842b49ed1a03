import { App } from './app.tsx';
import { mountScreens } from './renderer/mount-screens.tsx';
import './styles/list.css';
import './styles/calendar.css';
import './styles/record.css';
import './styles/files.css';
import './styles/map.css';
import './styles/day.css';

mountScreens(<App />);
