import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { providersRoute } from '@leitwerk/platform/module/sign-in/providers-route';
import { MODULE } from './connection.ts';
import { filingRoute } from './filing-route.ts';
import { pageRoute } from './message-page.ts';
import { writeRoutes } from './send/write-routes.ts';

export const routes: readonly ModuleRoute[] = [
  filingRoute,
  pageRoute,
  providersRoute(MODULE, 'The providers at which one signs in for a mailbox, instead of giving its password'),
  ...writeRoutes,
];
