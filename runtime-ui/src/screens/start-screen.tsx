import { Navigate } from '@tanstack/react-router';
import { useText } from '../i18n/language.ts';
import { useModel } from '../model/model-context.tsx';
import { MessageScreen } from './message-screen.tsx';

/** Where the app definition wants people to begin; else the first thing they may read. */
export function StartScreen() {
  const model = useModel();
  const t = useText();
  if (model.app?.startPage === 'day') return <Navigate to="/day" replace />;
  const dashboard = model.dashboards.find((one) => one.id === model.app?.startPage);
  if (dashboard) return <Navigate to="/dashboards/$id" params={{ id: dashboard.id }} search={{}} replace />;
  const start = model.views.find((view) => view.id === model.app?.startPage);
  if (start) return <Navigate to="/records/$entity" params={{ entity: start.entity }} search={{}} replace />;
  const entity = model.views[0]?.entity ?? Object.keys(model.entities)[0];
  if (entity) return <Navigate to="/records/$entity" params={{ entity }} search={{}} replace />;
  return <MessageScreen icon="shield" title={t('notFoundTitle')} text={t('noAccess')} />;
}
