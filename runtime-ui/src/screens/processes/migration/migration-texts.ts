const de = {
  title: 'Laufende Prozesse auf die geltende Fassung umstellen',
  text: 'Ein Prozess behält die Fassung, mit der er begonnen hat. Hier werden solche, die mit einer früheren begonnen haben, auf die geltende umgestellt.',
  back: 'Alle Prozesse',
  workflow: 'Prozess',
  withCount: (label: string, count: number) => `${label} (${count})`,
  none: 'Alle laufenden Prozesse stehen in der geltenden Fassung.',
  versions: 'Frühere Fassungen',
  begun: 'Begonnen',
  between: (first: string, last: string) => (first === last ? first : `${first} bis ${last}`),
  version: 'Fassung',
  count: 'Anzahl',
  choices: 'Diese Zustände gibt es nicht mehr',
  choicesText: 'Wo sollen Prozesse stehen, die hier stehen?',
  to: (state: string) => `Statt „${state}“`,
  choose: 'bitte wählen',
  noChoice: 'Alle Zustände gibt es noch: Prozesse bleiben, wo sie stehen.',
  plan: 'Was geschieht',
  from: 'Steht bei',
  toState: 'Steht dann bei',
  stays: 'bleibt',
  undecided: 'noch offen',
  samples: 'Zum Beispiel',
  untitled: 'ohne Namen',
  stopped: (count: number) => (count === 1 ? '1 angehaltener läuft weiter' : `${count} angehaltene laufen weiter`),
  rules:
    'Beim Umstellen wird nichts getan, was beim Betreten oder Verlassen geschieht. Fristen, die weiterlaufen, zählen von demselben Zeitpunkt an, nach der geltenden Fassung. Zurück geht es nicht.',
  go: (count: number) => (count === 1 ? '1 Prozess umstellen' : `${count} Prozesse umstellen`),
  missing: 'Bitte erst für jeden Zustand wählen.',
  confirm: (count: number) => (count === 1 ? '1 Prozess umstellen?' : `${count} Prozesse umstellen?`),
  cancel: 'Abbrechen',
  working: (done: number, all: number) => `${done} von ${all} umgestellt`,
  outcome: (count: number) => (count === 1 ? '1 Prozess ist umgestellt.' : `${count} Prozesse sind umgestellt.`),
  failed: (count: number) =>
    count === 1
      ? '1 ließ sich nicht umstellen und steht, wo er stand:'
      : `${count} ließen sich nicht umstellen und stehen, wo sie standen:`,
  moreFailed: (count: number) => `und ${count} weitere`,
  hidden: 'ein Datensatz, der nicht zu sehen ist',
} as const;

type Shape<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [K in keyof T]: Shape<T[K]> };
export type MigrationTexts = Shape<typeof de>;

const en: MigrationTexts = {
  title: 'Move processes under way to the live version',
  text: 'A process keeps the version that it began with. Here those that began with a former one are moved to the live one.',
  back: 'All processes',
  workflow: 'Process',
  withCount: (label, count) => `${label} (${count})`,
  none: 'All processes under way stand in the live version.',
  versions: 'Former versions',
  begun: 'Begun',
  between: (first, last) => (first === last ? first : `${first} to ${last}`),
  version: 'Version',
  count: 'Count',
  choices: 'These states are gone',
  choicesText: 'Where are processes to stand that stand here?',
  to: (state) => `Instead of “${state}”`,
  choose: 'please choose',
  noChoice: 'All states are still there: processes stay where they stand.',
  plan: 'What will happen',
  from: 'Stands at',
  toState: 'Will stand at',
  stays: 'stays',
  undecided: 'not decided',
  samples: 'For example',
  untitled: 'without a name',
  stopped: (count) => (count === 1 ? '1 that is stopped goes on' : `${count} that are stopped go on`),
  rules:
    'Nothing is done that is done on entering or leaving states. Deadlines that go on count from the same moment, by the live version. There is no way back.',
  go: (count) => (count === 1 ? 'Move 1 process' : `Move ${count} processes`),
  missing: 'Please choose for each state first.',
  confirm: (count) => (count === 1 ? 'Move 1 process?' : `Move ${count} processes?`),
  cancel: 'Cancel',
  working: (done, all) => `${done} of ${all} moved`,
  outcome: (count) => (count === 1 ? '1 process has been moved.' : `${count} processes have been moved.`),
  failed: (count) =>
    count === 1
      ? '1 could not be moved and stands where it stood:'
      : `${count} could not be moved and stand where they stood:`,
  moreFailed: (count) => `and ${count} more`,
  hidden: 'a record that cannot be seen',
};

export const migrationTexts = { de, en } as const;
