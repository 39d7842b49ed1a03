import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** Why an archive is refused. Nothing of it has been used then. */
export const archiveMessages: Readonly<Record<string, Label>> = {
  'archive.none': { de: 'Das ist kein .zip-Archiv.', en: 'This is no .zip archive.' },
  'archive.damaged': { de: 'Das Archiv ist beschädigt.', en: 'The archive is damaged.' },
  'archive.empty': { de: 'Das Archiv ist leer.', en: 'The archive is empty.' },
  'archive.too-large': {
    de: 'Das Archiv ist größer als {most} Bytes.',
    en: 'The archive is larger than {most} bytes.',
  },
  'archive.too-many': {
    de: 'Das Archiv hat mehr als {most} Dateien.',
    en: 'The archive has more than {most} files.',
  },
  'archive.large-file': {
    de: '{name} ist größer als {most} Bytes.',
    en: '{name} is larger than {most} bytes.',
  },
  'archive.bomb': {
    de: 'Ausgepackt würde das Archiv viel größer, als eine Konfiguration ist.',
    en: 'Unpacked the archive would become much larger than a configuration is.',
  },
  'archive.name': {
    de: 'Einen Dateinamen wie {name} hat keine Konfiguration: nur Buchstaben ohne Umlaute, Ziffern, Punkt und Strich, keine Pfade nach außen.',
    en: 'No configuration has a file name like {name}: only letters, digits, dots and dashes, no paths that lead outside.',
  },
  'archive.link': {
    de: '{name} ist keine Datei, sondern ein Verweis oder Gerät.',
    en: '{name} is no file but a link or device.',
  },
  'archive.twice': { de: '{name} ist zweimal im Archiv.', en: '{name} is in the archive twice.' },
  'archive.method': {
    de: '{name} ist verschlüsselt oder auf unbekannte Weise gepackt.',
    en: '{name} is encrypted or packed in an unknown way.',
  },
  'archive.text': { de: '{name} ist kein JSON in UTF-8.', en: '{name} is no JSON in UTF-8.' },
  'archive.unknown-file': {
    de: '{name} gehört nicht zu einer Konfiguration: sie hat app.json und definitions/…/*.json, sonst nichts.',
    en: '{name} is no part of a configuration: it has app.json and definitions/…/*.json, nothing else.',
  },
  'archive.missing': { de: 'Es ist keine Datei dabei.', en: 'There is no file in it.' },
  'package.none-shipped': {
    de: 'Mit dieser Installation wird „{name}“ nicht ausgeliefert.',
    en: '“{name}” is not shipped with this installation.',
  },
};
