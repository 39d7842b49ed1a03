import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said about the data of a person. */
export const privacyMessages: Readonly<Record<string, Label>> = {
  'privacy.held': {
    de: 'Für diese Person gilt eine Löschsperre; erst wenn sie aufgehoben ist, wird gelöscht.',
    en: 'There is a legal hold on this person; nothing is erased until it is lifted.',
  },
  'privacy.not-held': { de: 'Für diese Person gilt keine Löschsperre.', en: 'There is no legal hold on this person.' },
  'privacy.reason': {
    de: 'Bitte einen Grund angeben, höchstens {most} Zeichen.',
    en: 'Please give a reason of at most {most} characters.',
  },
  'privacy.not-restricted': {
    de: 'Die Daten dieser Person sind nicht auf Verlangen eingeschränkt.',
    en: 'The data of this person are not restricted on request.',
  },
  'privacy.too-many': {
    de: 'Zu dieser Person gehören mehr als {most} Datensätze. Die Datenkategorien sind wohl nicht richtig.',
    en: 'More than {most} records belong to this person. The data categories are probably wrong.',
  },
  'privacy.referred': { de: 'gehört zu {entity} {title}', en: 'belongs to {entity} {title}' },
  'privacy.used': {
    de: 'wird von Datensätzen anderer gebraucht ({entity})',
    en: 'used by records of others ({entity})',
  },
  'privacy.on-hold': { de: 'Löschsperre', en: 'legal hold' },
};
