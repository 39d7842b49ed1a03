import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

export const manualMessages: Readonly<Record<string, Label>> = {
  'manual.busy': {
    de: 'Gerade wird schon ein Handbuch gesetzt. Bitte in einer halben Minute noch einmal.',
    en: 'A manual is being set already. Please try again in half a minute.',
  },
  'manual.too-long': {
    de: 'Das Handbuch ließ sich nicht in einer Minute setzen. Als HTML geht es schneller.',
    en: 'The manual could not be set within a minute. As HTML it is quicker.',
  },
};
