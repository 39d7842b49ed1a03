import type { Module } from '@leitwerk/platform/module/module';
import { actions } from './actions.ts';
import { missingRun } from './missing-run.ts';
import { routes } from './routes.ts';

/** Places, streets and municipalities that have been imported, for whoever types an address. */
export const module: Module = {
  name: 'geodata',
  actions,
  routes,
  runs: { missing: missingRun },
};
