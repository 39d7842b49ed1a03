import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of jobs. */
export const jobMessages: Readonly<Record<string, Label>> = {
  'job.queue-away': {
    de: 'Die Warteschlange ist nicht erreichbar. Was zu tun ist, bleibt gespeichert und folgt, sobald sie wieder da ist.',
    en: 'The queue cannot be reached. What is to be done is kept and follows once it is back.',
  },
  'job.selection': {
    de: 'Erwartet wird entweder ids, eine Liste von Kennungen, oder all: true.',
    en: 'Expected is either ids, a list of ids, or all: true.',
  },
};
