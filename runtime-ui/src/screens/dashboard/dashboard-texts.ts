import { tileTexts } from '@leitwerk/metadata/dashboard/tile-texts';
import type { Language } from '../../model/definitions.ts';

type DashboardTexts = (typeof tileTexts)[Language] & {
  readonly period: string;
  readonly days: string;
  readonly from: string;
  readonly to: string;
  readonly change: (percent: string) => string;
  readonly asTable: string;
  readonly asChart: string;
  readonly records: (title: string) => string;
  readonly unknown: string;
  readonly unknownText: string;
  readonly counting: string;
  readonly export: string;
  readonly asPdf: string;
  readonly csv: string;
  readonly xlsx: string;
  readonly filters: string;
  readonly all: string;
  readonly nothingFound: string;
};

export const dashboardTexts: Readonly<Record<Language, DashboardTexts>> = {
  de: {
    ...tileTexts.de,
    period: 'Zeitraum',
    days: 'Von – bis',
    from: 'Von',
    to: 'Bis',
    change: (percent) => `${percent} gegenüber dem Zeitraum davor`,
    asTable: 'Als Tabelle zeigen',
    asChart: 'Als Diagramm zeigen',
    records: (title) => `Datensätze: ${title}`,
    unknown: 'Dieses Dashboard gibt es nicht',
    unknownText: 'Es wurde entfernt, oder nichts darauf darf gelesen werden.',
    counting: 'Wird gezählt',
    export: 'Exportieren',
    asPdf: 'Als PDF',
    csv: 'Als CSV',
    xlsx: 'Als Excel-Datei (XLSX)',
    filters: 'Filter',
    all: 'alle',
    nothingFound: 'Nichts gefunden',
  },
  en: {
    ...tileTexts.en,
    period: 'Period',
    days: 'From – to',
    from: 'From',
    to: 'To',
    change: (percent) => `${percent} compared with the period before`,
    asTable: 'Show as a table',
    asChart: 'Show as a chart',
    records: (title) => `Records: ${title}`,
    unknown: 'There is no such dashboard',
    unknownText: 'It has been removed, or nothing on it may be read.',
    counting: 'Being counted',
    export: 'Export',
    asPdf: 'As PDF',
    csv: 'As CSV',
    xlsx: 'As an Excel file (XLSX)',
    filters: 'Filters',
    all: 'all',
    nothingFound: 'Nothing found',
  },
};
