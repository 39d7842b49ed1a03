import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of files. */
export const fileMessages: Readonly<Record<string, Label>> = {
  'file.too-large': { de: 'Die Datei ist zu groß.', en: 'The file is too large.' },
  'file.missing': { de: 'Erwartet wird eine Datei im Feld „file“.', en: 'A file in the field “file” is expected.' },
  'file.not-found': { de: 'Diese Datei gibt es nicht.', en: 'There is no such file.' },
};
