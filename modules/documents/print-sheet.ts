import type { Print } from '@leitwerk/platform/module/module-print';
import { fontRules } from './fonts.ts';
import { pageHtml } from './page-html.ts';
import { printPage } from './printer.ts';

/** Sets what the platform prints, e.g. dashboards, by the same browser as letters and under the same limits. */
export const printSheet: Print = ({ title, language, style, body }) =>
  printPage(pageHtml({ title, language, style: `${fontRules('sans', body)}${style}`, body }));
