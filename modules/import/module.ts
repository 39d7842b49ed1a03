import type { Module } from '@leitwerk/platform/module/module';
import { importRows, previewRows } from './import-step.ts';
import { readTable } from './look-at.ts';
import { routes } from './routes.ts';

/** Records from CSV, XLSX and XML files: look at the file, try it on all rows, import it, correct what was refused, take it back. */
export const module: Module = {
  name: 'import',
  routes,
  actions: { readTable },
  runs: { rows: importRows, preview: previewRows },
};
