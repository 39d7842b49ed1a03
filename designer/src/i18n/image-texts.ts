import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  choose: 'Bild wählen',
  replace: 'Anderes Bild',
  remove: 'Entfernen',
  of: (action: string, name: string) => `${name}: ${action}`,
  unreadable: 'Die Datei lässt sich nicht lesen.',
  onLight: 'auf hellem Grund',
  onDark: 'auf dunklem Grund',
};

type ImageTexts = typeof de;

const en: ImageTexts = {
  choose: 'Choose an image',
  replace: 'Another image',
  remove: 'Remove',
  of: (action, name) => `${name}: ${action}`,
  unreadable: 'The file cannot be read.',
  onLight: 'on a light ground',
  onDark: 'on a dark ground',
};

/** Words about images in definitions, in the reader's language. */
export const useImageTexts = (): ImageTexts => useOwnTexts({ de, en });
