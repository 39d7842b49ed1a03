import type { Module } from '@leitwerk/platform/module/module';
import { actions } from './actions.ts';
import { judgeEntry } from './judge-entry.ts';
import { judgeRecords } from './judge-records.ts';
import { reactions } from './reactions.ts';
import { recheckRun } from './recheck-run.ts';
import { routes } from './routes.ts';

/** Keeps whom nobody wants to do business with out of what the application says: whose records are checked and where it stops. */
export const module: Module = {
  name: 'blacklist',
  actions,
  rules: [judgeEntry, judgeRecords],
  reactions,
  routes,
  runs: { recheck: recheckRun },
};
