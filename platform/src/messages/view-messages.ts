import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of saved views and own settings. */
export const viewMessages: Readonly<Record<string, Label>> = {
  'view.shape': {
    de: 'Erwartet werden name, shared (private, team, everyone), team und content.',
    en: 'Expected are name, shared (private, team, everyone), team and content.',
  },
  'view.content': { de: 'Der Inhalt der Ansicht ist ungültig.', en: 'The content of the view is not valid.' },
  'view.expected': { de: 'Erwartet wird: {expected}.', en: 'Expected is: {expected}.' },
  'view.not-found': { de: 'Diese Ansicht gibt es nicht.', en: 'There is no such view.' },
  'view.not-whole': {
    de: 'Diese Ansicht nennt Felder, die Sie nicht sehen dürfen. Sie kann nur unter neuem Namen gespeichert werden.',
    en: 'This view names fields that you may not see. It can only be saved under a new name.',
  },
  'view.not-yours': {
    de: 'Diese Ansicht darf nur ändern, wem sie gehört oder wer Ansichten freigeben darf.',
    en: 'Only its owner or somebody who may share views can change this view.',
  },
  'view.may-not-share': {
    de: 'Um Ansichten freizugeben, fehlt das Recht. Als eigene Ansicht kann sie gespeichert werden.',
    en: 'You do not have the right to share views. You can save it as a view of your own.',
  },
  'view.not-your-team': { de: 'Dieses Team ist keines von Ihren.', en: 'This team is none of yours.' },
  'view.too-many': {
    de: 'Mehr als {most} eigene Ansichten gehen hier nicht.',
    en: 'No more than {most} views of your own fit here.',
  },
  'view.changed-meanwhile': {
    de: 'Die Ansicht wurde inzwischen geändert. Bitte neu laden.',
    en: 'The view has been changed in the meantime. Please reload.',
  },
  'setting.value': {
    de: 'Diesen Wert kann die Einstellung „{key}“ nicht haben.',
    en: 'The setting “{key}” cannot have this value.',
  },
  'setting.key': {
    de: 'Ein Schlüssel besteht aus höchstens {most} Buchstaben, Ziffern, Punkten und Strichen.',
    en: 'A key is at most {most} letters, digits, dots and dashes.',
  },
  'setting.too-large': {
    de: 'Eine Einstellung darf höchstens {most} Zeichen groß sein.',
    en: 'A setting may be at most {most} characters large.',
  },
  'setting.too-many': { de: 'Mehr als {most} Einstellungen gehen nicht.', en: 'No more than {most} settings fit.' },
  'setting.shape': { de: 'Erwartet wird {"value": …}.', en: 'Expected is {"value": …}.' },
};
