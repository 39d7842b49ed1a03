import type { Module } from '@leitwerk/platform/module/module';
import { importAction } from './import-action.ts';
import { missingRun } from './missing-run.ts';
import { routes } from './routes.ts';

/** Places and streets that have been imported, for whoever types an address. */
export const module: Module = {
  name: 'geodata',
  actions: { import: importAction },
  routes,
  runs: { missing: missingRun },
};
