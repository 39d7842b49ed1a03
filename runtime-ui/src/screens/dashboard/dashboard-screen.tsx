import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { LINK_DASHBOARDS } from '../../client/dashboard-links.ts';
import { BUILD_DASHBOARDS } from '../../client/own-dashboards.ts';
import { useSignedIn } from '../../client/session.ts';
import { MAIL_DASHBOARDS } from '../../client/subscriptions.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { MessageScreen } from '../message-screen.tsx';
import { DashboardPage } from './dashboard-page.tsx';
import { dashboardTexts } from './dashboard-texts.ts';

const OwnDashboardScreen = lazy(async () => ({
  default: (await import('./own/own-dashboard-screen.tsx')).OwnDashboardScreen,
}));
const ShareButton = lazy(async () => ({ default: (await import('./own/share-button.tsx')).ShareButton }));
const CopyButton = lazy(async () => ({ default: (await import('./own/copy-button.tsx')).CopyButton }));

/** Of what people have made themselves; ids of definitions begin with a letter. */
const OWN = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** A dashboard of the definitions, or one that somebody has made. */
export function DashboardScreen() {
  const t = useOwnTexts(dashboardTexts);
  const { dashboards } = useModel();
  const { id } = useParams({ from: '/dashboards/$id' });
  const label = useLabel();
  const search = useSearch({ from: '/dashboards/$id' });
  const { permissions } = useSignedIn();
  const mayBuild = permissions.includes(BUILD_DASHBOARDS);
  const mayLink = permissions.includes(LINK_DASHBOARDS);
  const mayMail = permissions.includes(MAIL_DASHBOARDS);
  const dashboard = dashboards.find((one) => one.id === id);
  if (!dashboard && OWN.test(id))
    return (
      <Suspense fallback={null}>
        <OwnDashboardScreen key={id} id={id} />
      </Suspense>
    );
  if (!dashboard) return <MessageScreen icon="chart-bar" title={t.unknown} text={t.unknownText} />;
  return (
    <DashboardPage id={id} dashboard={dashboard}>
      <Suspense fallback={null}>
        {(mayLink || mayMail) && (
          <ShareButton
            id={id}
            name={label(dashboard.label)}
            isMine={false}
            mayLink={mayLink}
            mayMail={mayMail}
            search={search}
          />
        )}
        {mayBuild && <CopyButton from={id} />}
      </Suspense>
    </DashboardPage>
  );
}
