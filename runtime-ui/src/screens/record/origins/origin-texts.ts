import type { Language } from '../../../model/definitions.ts';

type OriginTexts = {
  readonly title: string;
  readonly hint: string;
  readonly created: string;
  readonly changed: string;
  readonly event: (label: string) => string;
  readonly computed: string;
  readonly rollUp: (entity: string) => string;
  readonly report: string;
  readonly empty: string;
};

export const originTexts: Readonly<Record<Language, OriginTexts>> = {
  de: {
    title: 'Woher die Werte kommen',
    hint: 'Wer jeden Wert zuletzt gesetzt hat, wann und wodurch.',
    created: 'beim Anlegen',
    changed: 'geändert',
    event: (label) => `mit „${label}“`,
    computed: 'berechnet aus:',
    rollUp: (entity) => `wird laufend ermittelt aus: ${entity}`,
    report: 'Bericht',
    empty: 'leer',
  },
  en: {
    title: 'Where the values come from',
    hint: 'Who set each value last, when, and through what.',
    created: 'when it was made',
    changed: 'changed',
    event: (label) => `with “${label}”`,
    computed: 'computed from:',
    rollUp: (entity) => `always worked out from: ${entity}`,
    report: 'report',
    empty: 'empty',
  },
};
