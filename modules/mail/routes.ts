import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { filingRoute } from './filing-route.ts';
import { pageRoute } from './message-page.ts';

export const routes: readonly ModuleRoute[] = [filingRoute, pageRoute];
