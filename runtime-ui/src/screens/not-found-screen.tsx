import { useText } from '../i18n/language.ts';
import { MessageScreen } from './message-screen.tsx';

export function NotFoundScreen() {
  const t = useText();
  return <MessageScreen icon="map-pin" title={t('notFoundTitle')} text={t('notFoundText')} />;
}
