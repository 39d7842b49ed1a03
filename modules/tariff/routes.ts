import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { areaRoute } from './area/area-route.ts';
import { compareRoute } from './live/calculation-routes.ts';
import { setupRoute } from './live/setup-route.ts';
import { checkRoute, inspectRoute } from './price-list/price-list-routes.ts';

/** Addresses of this module. */
export const routes: readonly ModuleRoute[] = [areaRoute, compareRoute, setupRoute, inspectRoute, checkRoute];
