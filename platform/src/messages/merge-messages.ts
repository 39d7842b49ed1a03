import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said when records are merged. */
export const mergeMessages: Readonly<Record<string, Label>> = {
  'merge.shape': {
    de: 'Erwartet wird {"other": ID, "otherVersion": Zahl, "values": {…}}.',
    en: 'Expected is {"other": id, "otherVersion": number, "values": {…}}.',
  },
  'merge.itself': {
    de: 'Ein Datensatz lässt sich nicht mit sich selbst zusammenführen.',
    en: 'A record cannot be merged with itself.',
  },
  'merge.too-many': {
    de: 'Am anderen Datensatz hängt zu viel: mehr als {most} Datensätze müssten umgehängt werden.',
    en: 'Too much refers to the other record: more than {most} records would have to be moved.',
  },
  'merge.refused': {
    de: 'Nicht zusammengeführt, und nichts geändert: das steht dem entgegen.',
    en: 'Not merged, and nothing changed: this stands against it.',
  },
  'merge.hidden': {
    de: '{entity}: {count} dürfen Sie nicht ändern.',
    en: '{entity}: {count} may not be changed by you.',
  },
  'merge.part': { de: '{entity} „{title}“: {reason}', en: '{entity} “{title}”: {reason}' },
  'merge.not-found': {
    de: 'Diese Zusammenführung gibt es nicht, oder sie ist schon rückgängig gemacht.',
    en: 'There is no such merge, or it has been undone already.',
  },
  'merge.changed-since': {
    de: 'Lässt sich nicht mehr rückgängig machen: {count} Datensätze wurden seitdem geändert.',
    en: 'Cannot be undone any more: {count} records have been changed since.',
  },
  'merge.changed': {
    de: '{entity} „{title}“ wurde seitdem geändert.',
    en: '{entity} “{title}” has been changed since.',
  },
};
