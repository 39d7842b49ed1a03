import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { dashboardSearchFrom } from './screens/dashboard/dashboard-search.ts';
import { ErrorScreen } from './screens/error-screen.tsx';
import { Gate } from './screens/gate.tsx';
import { listSearchFrom } from './screens/list/list-search.ts';
import { mailSearchFrom } from './screens/mail/mail-search.ts';
import { NotFoundScreen } from './screens/not-found-screen.tsx';
import { pricesSearchFrom } from './screens/prices/prices-search.ts';
import { privacySearchFrom } from './screens/privacy/privacy-search.ts';
import { processSearchFrom, workflowFrom } from './screens/processes/process-search.ts';
import { presetFrom } from './screens/record/preset.ts';
import { recordSearchFrom } from './screens/record/record-search.ts';
import { StartScreen } from './screens/start-screen.tsx';

const root = createRootRoute({
  component: Gate,
  notFoundComponent: NotFoundScreen,
});

const start = createRoute({ getParentRoute: () => root, path: '/', component: StartScreen });

const day = createRoute({
  getParentRoute: () => root,
  path: '/day',
  component: lazyRouteComponent(() => import('./screens/day/day-screen.tsx'), 'DayScreen'),
});

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/dashboards/$id',
  validateSearch: dashboardSearchFrom,
  component: lazyRouteComponent(() => import('./screens/dashboard/dashboard-screen.tsx'), 'DashboardScreen'),
});

const dashboards = createRoute({
  getParentRoute: () => root,
  path: '/dashboards',
  component: lazyRouteComponent(() => import('./screens/dashboard/own/dashboards-screen.tsx'), 'DashboardsScreen'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$id',
  validateSearch: dashboardSearchFrom,
  component: lazyRouteComponent(() => import('./screens/report/report-screen.tsx'), 'ReportScreen'),
});

const newDashboard = createRoute({
  getParentRoute: () => root,
  path: '/dashboards/new',
  validateSearch: ({ from }: Record<string, unknown>): { readonly from?: string } =>
    typeof from === 'string' ? { from } : {},
  component: lazyRouteComponent(() => import('./screens/dashboard/build/build-screens.tsx'), 'NewDashboardScreen'),
});

const editDashboard = createRoute({
  getParentRoute: () => root,
  path: '/dashboards/$id/edit',
  component: lazyRouteComponent(() => import('./screens/dashboard/build/build-screens.tsx'), 'EditDashboardScreen'),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./screens/inbox/inbox-screen.tsx'), 'InboxScreen'),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/records/$entity',
  validateSearch: listSearchFrom,
  component: lazyRouteComponent(() => import('./screens/list/list-screen.tsx'), 'ListScreen'),
});

const create = createRoute({
  getParentRoute: () => root,
  path: '/records/$entity/new',
  validateSearch: presetFrom,
  component: lazyRouteComponent(() => import('./screens/record/create-screen.tsx'), 'CreateScreen'),
});

const importing = createRoute({
  getParentRoute: () => root,
  path: '/records/$entity/import',
  component: lazyRouteComponent(() => import('./screens/import/import-screen.tsx'), 'ImportScreen'),
});

const record = createRoute({
  getParentRoute: () => root,
  path: '/records/$entity/$id',
  validateSearch: recordSearchFrom,
  component: lazyRouteComponent(() => import('./screens/record/record-screen.tsx'), 'RecordScreen'),
});

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(
    () => import('./screens/notifications/notifications-screen.tsx'),
    'NotificationsScreen',
  ),
});

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./screens/jobs/jobs-screen.tsx'), 'JobsScreen'),
});

const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  validateSearch: privacySearchFrom,
  component: lazyRouteComponent(() => import('./screens/privacy/privacy-screen.tsx'), 'PrivacyScreen'),
});

const processes = createRoute({
  getParentRoute: () => root,
  path: '/processes',
  validateSearch: processSearchFrom,
  component: lazyRouteComponent(() => import('./screens/processes/processes-screen.tsx'), 'ProcessesScreen'),
});

const migration = createRoute({
  getParentRoute: () => root,
  path: '/processes/migration',
  validateSearch: workflowFrom,
  component: lazyRouteComponent(() => import('./screens/processes/migration/migration-screen.tsx'), 'MigrationScreen'),
});

const prices = createRoute({
  getParentRoute: () => root,
  path: '/prices',
  validateSearch: pricesSearchFrom,
  component: lazyRouteComponent(() => import('./screens/prices/prices-screen.tsx'), 'PricesScreen'),
});

const priceList = createRoute({
  getParentRoute: () => root,
  path: '/price-lists',
  component: lazyRouteComponent(() => import('./screens/price-lists/price-list-screen.tsx'), 'PriceListScreen'),
});

const exchange = createRoute({
  getParentRoute: () => root,
  path: '/exchange',
  component: lazyRouteComponent(() => import('./screens/exchange/exchange-screen.tsx'), 'ExchangeScreen'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./screens/webhooks/webhooks-screen.tsx'), 'WebhooksScreen'),
});

const mail = createRoute({
  getParentRoute: () => root,
  path: '/mail',
  validateSearch: mailSearchFrom,
  component: lazyRouteComponent(() => import('./screens/mail/mail-screen.tsx'), 'MailScreen'),
});

const mailboxes = createRoute({
  getParentRoute: () => root,
  path: '/settings/mailboxes',
  component: lazyRouteComponent(() => import('./screens/mail/mailboxes-screen.tsx'), 'MailboxesScreen'),
});

const calendars = createRoute({
  getParentRoute: () => root,
  path: '/settings/calendars',
  component: lazyRouteComponent(() => import('./screens/outside/outside-screen.tsx'), 'OutsideScreen'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./screens/settings/settings-screen.tsx'), 'SettingsScreen'),
});

const linkScreen = lazyRouteComponent(() => import('./screens/sign-in/link-screen.tsx'), 'LinkScreen');
const OPEN = { open: true };

const setup = createRoute({ getParentRoute: () => root, path: '/setup', staticData: OPEN, component: linkScreen });

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  staticData: OPEN,
  component: linkScreen,
});

const shared = createRoute({
  getParentRoute: () => root,
  path: '/shared',
  staticData: OPEN,
  component: lazyRouteComponent(() => import('./screens/dashboard/shared/shared-screen.tsx'), 'SharedScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    day,
    dashboard,
    dashboards,
    report,
    newDashboard,
    editDashboard,
    inbox,
    list,
    create,
    importing,
    record,
    notifications,
    jobs,
    privacy,
    processes,
    migration,
    prices,
    priceList,
    mail,
    mailboxes,
    calendars,
    exchange,
    webhooks,
    settings,
    setup,
    password,
    shared,
  ]),
  defaultErrorComponent: ErrorScreen,
  defaultNotFoundComponent: NotFoundScreen,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** Shown to people who are not signed in. */
    readonly open?: boolean;
  }
}
