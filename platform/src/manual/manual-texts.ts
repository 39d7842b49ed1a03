const de = {
  title: 'Konfigurationshandbuch',
  package: 'Paket',
  liveVersion: (version: number) => `Version ${version} der Konfiguration, wie sie live ist`,
  draft: (name: string, version: number) => `Entwurf „${name}“ über Version ${version}; noch nicht live`,
  intro:
    'Dieses Handbuch ist aus den Definitionen erzeugt: Es beschreibt, was die Anwendung erfasst, zeigt, erlaubt und von selbst tut. Bezeichnungen sind die der Anwendung; dahinter steht, wo es hilft, die Kennung.',
  contents: 'Inhalt',
  field: 'Feld',
  type: 'Typ',
  meaning: 'Bedeutung und Regeln',
  picture: (name: string) => `Bild: ${name}`,
  interfaces: 'Schnittstellen',
  interfacesText:
    'Die Anwendung ist über HTTP mit JSON erreichbar; die genaue Beschreibung gibt sie selbst unter /api/openapi.json. Wer sie aufruft, hat dieselben Rechte wie auf den Bildschirmen.',
  address: 'Adresse',
  purpose: 'Wozu',
  records: (name: string) => `Datensätze: ${name}`,
  incoming: (name: string) => `Eingehende Nachricht für die Automatik „${name}“`,
  module: (name: string) => `Modul „${name}“`,
  yes: 'ja',
  no: 'nein',
  after: (delay: string) => `nach ${delay}`,
  answered: 'beantwortet',
  failed: 'fehlgeschlagen',
  byItself: 'von selbst',
  page: (page: number, of: number) => `Seite ${page} von ${of}`,
};

export type ManualTexts = typeof de;

const en: ManualTexts = {
  title: 'Configuration manual',
  package: 'Package',
  liveVersion: (version) => `Version ${version} of the configuration, as it is live`,
  draft: (name, version) => `Draft “${name}” over version ${version}; not live yet`,
  intro:
    'This manual is made from the definitions: it says what the application records, shows, allows and does by itself. Labels are those of the application; where it helps, the id stands behind them.',
  contents: 'Contents',
  field: 'Field',
  type: 'Type',
  meaning: 'Meaning and rules',
  picture: (name) => `Picture: ${name}`,
  interfaces: 'Interfaces',
  interfacesText:
    'The application is reached by HTTP with JSON; it describes itself at /api/openapi.json. Whoever calls it has the same rights as on the screens.',
  address: 'Address',
  purpose: 'What for',
  records: (name) => `Records: ${name}`,
  incoming: (name) => `Incoming message for the automation “${name}”`,
  module: (name) => `Module “${name}”`,
  yes: 'yes',
  no: 'no',
  after: (delay) => `after ${delay}`,
  answered: 'answered',
  failed: 'failed',
  byItself: 'by itself',
  page: (page, of) => `Page ${page} of ${of}`,
};

export const manualTexts = { de, en };
