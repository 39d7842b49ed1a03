import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  examples: 'So sehen die Nummern aus',
  first: 'So sieht die erste aus',
  next: 'Als Nächste wird vergeben',
  noneYet: '(noch keine vergeben)',
  lastWas: (number: string) => `(zuletzt ${number})`,
};

type NumberTexts = typeof de;

const en: NumberTexts = {
  examples: 'What the numbers look like',
  first: 'What the first one looks like',
  next: 'Given next',
  noneYet: '(none given yet)',
  lastWas: (number) => `(last one ${number})`,
};

/** Words about number ranges, in the reader's language. */
export const useNumberTexts = (): NumberTexts => useOwnTexts({ de, en });
