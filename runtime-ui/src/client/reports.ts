import type { ReportHead, ShownReport } from '@leitwerk/metadata/wire/dashboards';
import { sendRequest } from './send-request.ts';

export const reportsKey = ['reports'] as const;
export const reportKey = (id: string) => ['reports', id] as const;

export const listReports = async (): Promise<readonly ReportHead[]> =>
  (await sendRequest<{ items: ReportHead[] }>('GET', '/reports')).body.items;

export const readReport = async (id: string): Promise<ShownReport> =>
  (await sendRequest<ShownReport>('GET', `/reports/${encodeURIComponent(id)}`)).body;
