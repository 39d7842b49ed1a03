import type { Language } from '@leitwerk/metadata/shown-type';
import { printerOf } from '../dashboard/print/print-document.ts';
import { findReport, reportsFor } from '../model/effective-model.ts';
import { refuse } from '../refusal.ts';
import { printReport } from '../report/print-report.ts';
import type { ReadableReport } from '../report/readable-reports.ts';
import { headOf, shownReport } from '../report/readable-reports.ts';
import { reportCanBeFiltered } from '../report/report-under.ts';
import { decodeOnly, decodePeriod, PERIOD_QUERY } from './decode-page.ts';
import type { Call, Route } from './route.ts';
import { json } from './route.ts';
import { sendPdf } from './send-pdf.ts';

const TAG = 'dashboards';

/** Reports of the definitions, each as its reader may see it. */
export const REPORT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/reports',
    summary: 'Reports of which the asker may read something',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => json({ items: reportsFor(call.context()).map(({ report }) => headOf(report)) }),
  },
  {
    method: 'GET',
    path: '/api/reports/{id}',
    summary: 'A report without its figures and without what the asker may not read',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{id, label, icon, period, cover, filters, sections}' }],
    handle: async (call) => json(shownReport(reportOf(call))),
  },
  {
    method: 'GET',
    path: '/api/reports/{id}/pdf',
    summary: 'A report as PDF, counted now as the asker may read it',
    tag: TAG,
    access: 'user',
    query: { ...PERIOD_QUERY, language: { type: { oneOf: ['de', 'en'] }, description: "The asker's own when absent" } },
    responses: [
      { status: 200, description: 'The file', type: 'application/pdf' },
      { status: 409, description: 'No module of the application sets pages' },
      { status: 429, description: 'Too many are being set' },
    ],
    handle: async (call) => {
      const context = call.context();
      const found = reportOf(call);
      const refuseIt = (name: string, expected: string): never =>
        refuse(400, 'query.parameter', { params: { name, expected } });
      const refuseOnly = (): never => refuseIt('only', 'JSON');
      const only = decodeOnly(call.query['only'], found, refuseOnly);
      if (!reportCanBeFiltered(found, only, context)) refuseOnly();
      const period =
        decodePeriod(call.query, () => refuseIt('period', 'from, to')) ?? found.report.period ?? 'this-month';
      const print = printerOf(context.model);
      if (!print) return refuse(409, 'subscription.no-printer');
      const language = (call.query['language'] as Language | undefined) ?? context.actor.language;
      const made = printReport(
        call.runtime.figures,
        print,
        found,
        { period, only },
        {
          reader: context,
          language,
          isOutside: false,
        },
      );
      await sendPdf(call, made);
    },
  },
];

const reportOf = (call: Call): ReadableReport =>
  findReport(call.params['id'] ?? '', call.context()) ?? refuse(404, 'report.not-found');
