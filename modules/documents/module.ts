import type { Module } from '@leitwerk/platform/module/module';
import { mail } from './actions/mail.ts';
import { make } from './actions/make.ts';
import { frozenLetters } from './frozen-letters.ts';
import { lettersRun } from './letters-run.ts';
import { printSheet } from './print-sheet.ts';
import { routes } from './routes.ts';

/** Letters about records: made from templates, filed at the record and frozen there. */
export const module: Module = {
  name: 'documents',
  actions: { make, mail },
  rules: [frozenLetters],
  routes,
  runs: { letters: lettersRun },
  print: printSheet,
};
