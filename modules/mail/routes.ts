import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { filingRoute } from './filing-route.ts';
import { pageRoute } from './message-page.ts';
import { writeRoutes } from './send/write-routes.ts';
import { providersRoute } from './sign-in/providers-route.ts';

export const routes: readonly ModuleRoute[] = [filingRoute, pageRoute, providersRoute, ...writeRoutes];
