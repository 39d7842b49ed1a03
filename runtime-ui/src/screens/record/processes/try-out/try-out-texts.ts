import type { Language } from '../../../../model/definitions.ts';

type TryOutTexts = {
  readonly title: string;
  readonly lead: string;
  readonly begin: (what: string) => string;
  readonly nextDeadline: string;
  readonly twoWeeks: string;
  readonly passed: (time: string) => string;
  readonly answered: (action: string, isRefused: boolean) => string;
  readonly back: string;
  readonly refused: string;
  readonly nothing: string;
  readonly would: string;
  readonly time: string;
  readonly stands: string;
  readonly due: string;
  readonly done: string;
  readonly actions: Readonly<Record<string, string>>;
};

export const tryOutTexts: Readonly<Record<Language, TryOutTexts>> = {
  de: {
    title: 'Ausprobieren',
    lead: 'Zeigt, was geschehen würde, mit diesem Datensatz und Ihren Rechten. Nichts davon bleibt, niemand bekommt etwas geschickt.',
    begin: (what) => `${what} beginnen`,
    nextDeadline: 'Bis zur nächsten Frist',
    twoWeeks: 'Zwei Wochen',
    passed: (time) => `Zeit vergeht bis ${time}`,
    answered: (action, isRefused) => `${action}: ${isRefused ? 'abgelehnt' : 'erledigt'}`,
    back: 'Letzten Schritt zurücknehmen',
    refused: 'Das ginge nicht:',
    nothing: 'Es würde nichts geschehen.',
    would: 'Was als Nächstes?',
    time: 'Zeit vergehen lassen',
    stands: 'steht bei',
    due: 'fällig',
    done: 'zu Ende',
    actions: {
      create: 'angelegt',
      update: 'geändert',
      transition: 'weiterbewegt',
      notify: 'jemand wird benachrichtigt',
      'begin-process': 'anderer Prozess beginnt',
      'plan-change': 'Änderung wird geplant',
      'drop-changes': 'Geplante Änderungen werden zurückgenommen',
      'call-action': 'Modul wird gebeten',
    },
  },
  en: {
    title: 'Try out',
    lead: 'Shows what would happen, with this record and your rights. Nothing of it stays, nobody is sent anything.',
    begin: (what) => `Begin ${what}`,
    nextDeadline: 'Until the next deadline',
    twoWeeks: 'Two weeks',
    passed: (time) => `Time passes until ${time}`,
    answered: (action, isRefused) => `${action}: ${isRefused ? 'refused' : 'done'}`,
    back: 'Take back the last step',
    refused: 'That would not be possible:',
    nothing: 'Nothing would happen.',
    would: 'What next?',
    time: 'Let time pass',
    stands: 'stands at',
    due: 'due',
    done: 'has ended',
    actions: {
      create: 'created',
      update: 'changed',
      transition: 'moved on',
      notify: 'somebody is told',
      'begin-process': 'another process begins',
      'plan-change': 'a change is planned',
      'drop-changes': 'planned changes are taken back',
      'call-action': 'a module is asked',
    },
  },
};
