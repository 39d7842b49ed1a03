import type { Language } from '../../../model/definitions.ts';

const number = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') } as const;

const records = {
  de: (count: number): string => (count === 1 ? '1 Datensatz' : `${number.de.format(count)} Datensätze`),
  en: (count: number): string => (count === 1 ? '1 record' : `${number.en.format(count)} records`),
};

const de = {
  edit: 'Ändern',
  editTitle: (count: number) => `${records.de(count)} ändern`,
  field: 'Feld',
  addField: 'Feld hinzufügen …',
  removeField: (field: string) => `${field} nicht ändern`,
  editHint: 'Jeder Datensatz wird für sich geprüft; was abgelehnt wird, steht im Bericht.',
  remove: 'Löschen',
  removeAsk: (count: number) => `${records.de(count)} in den Papierkorb legen?`,
  removeHint: 'Das lässt sich unter „Vorgänge“ zurücknehmen.',
  export: 'Exportieren',
  csv: 'CSV-Datei',
  xlsx: 'Excel-Datei (XLSX)',
  cancel: 'Abbrechen',
  background: 'Sie können das Fenster schließen: Der Vorgang läuft weiter und steht oben unter „Vorgänge“.',
};

const en: typeof de = {
  edit: 'Change',
  editTitle: (count) => `Change ${records.en(count)}`,
  field: 'Field',
  addField: 'Add a field …',
  removeField: (field) => `Do not change ${field}`,
  editHint: 'Every record is checked by itself; what is refused is in the report.',
  remove: 'Delete',
  removeAsk: (count) => `Put ${records.en(count)} into the bin?`,
  removeHint: 'It can be taken back under “Runs”.',
  export: 'Export',
  csv: 'CSV file',
  xlsx: 'Excel file (XLSX)',
  cancel: 'Cancel',
  background: 'You can close this window: the run goes on, and is at the top under “Runs”.',
};

export const bulkTexts: Readonly<Record<Language, typeof de>> = { de, en };
