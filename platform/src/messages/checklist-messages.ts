import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

export const checklistMessages: Readonly<Record<string, Label>> = {
  'checklist.unknown': {
    de: 'Diesen Punkt gibt es in keiner Checkliste.',
    en: 'There is no such item in any checklist.',
  },
  'checklist.shape': {
    de: '„done“ ist ja oder nein, „note“ ein Text.',
    en: '“done” is yes or no, “note” a text.',
  },
};
