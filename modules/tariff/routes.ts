import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { areaRoute } from './area/area-route.ts';

export const routes: readonly ModuleRoute[] = [areaRoute];
