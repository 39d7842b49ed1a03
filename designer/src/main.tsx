import { mountScreens } from '@leitwerk/runtime-ui/renderer';
import { App } from './app.tsx';
import './designer.css';

mountScreens(<App />);
