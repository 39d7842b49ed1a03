import type { Language } from '../../../model/definitions.ts';

type PendingTexts = {
  readonly title: string;
  readonly from: (day: string) => string;
  readonly move: string;
  readonly cancel: string;
  readonly cancelText: string;
  readonly by: (name: string) => string;
  readonly refused: string;
  readonly failed: string;
  readonly on: (day: string) => string;
  readonly slider: string;
  readonly asToday: string;
};

export const pendingTexts: Readonly<Record<Language, PendingTexts>> = {
  de: {
    title: 'Geplante Änderungen',
    from: (day) => `Ab ${day}`,
    move: 'Verschieben',
    cancel: 'Zurücknehmen',
    cancelText: 'Diese geplante Änderung zurücknehmen?',
    by: (name) => `geplant von ${name}`,
    refused: 'Wurde an ihrem Tag abgelehnt:',
    failed: 'Das ging nicht',
    on: (day) => `Stand am ${day}`,
    slider: 'Tag, dessen Stand gezeigt wird',
    asToday: 'wie heute',
  },
  en: {
    title: 'Planned changes',
    from: (day) => `From ${day}`,
    move: 'Put off',
    cancel: 'Take back',
    cancelText: 'Take back this planned change?',
    by: (name) => `planned by ${name}`,
    refused: 'Was refused on its day:',
    failed: 'That did not work',
    on: (day) => `As of ${day}`,
    slider: 'Day that is shown',
    asToday: 'as today',
  },
};
