import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said to devices before the module that serves them is asked. */
export const davMessages: Readonly<Record<string, Label>> = {
  'dav.method': { de: 'Das gibt es hier nicht.', en: 'That cannot be done here.' },
  'dav.address': { de: 'Die Adresse ist nicht richtig kodiert.', en: 'The address is not encoded properly.' },
  'dav.text': { de: 'Der Inhalt ist kein UTF-8.', en: 'The content is no UTF-8.' },
  'dav.outside': {
    de: 'So gehört der Eintrag nicht in diese Sammlung, z. B. weil der Kunde einem anderen zugeordnet ist.',
    en: 'Like this the entry does not belong into this collection, e.g. because the customer is somebody else’s.',
  },
  'dav.name-taken': {
    de: 'Diese Adresse gehört schon zu etwas anderem.',
    en: 'This address belongs to something else already.',
  },
};
