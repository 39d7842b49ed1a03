const de = {
  title: 'In den Prozess eingreifen',
  what: 'Was soll geschehen?',
  retry: 'Erneut versuchen',
  retryText: 'Der Schritt, an dem es hängt, wird noch einmal gegangen.',
  skip: 'Aktion auslassen',
  skipText: 'Es geht weiter, als wäre getan, was abgelehnt wurde.',
  back: 'Zurücksetzen',
  backText:
    'Der Prozess steht wieder, wo er schon war. Fristen beginnen dort neu; was getan ist, bleibt und wird nicht wiederholt.',
  cancel: 'Abbrechen',
  cancelText: 'Der Prozess endet, wo er steht. Was er getan hat, bleibt.',
  compensate: 'Abbrechen und rückgängig machen',
  compensateText: 'Was die durchlaufenen Zustände getan haben, wird in umgekehrter Reihenfolge rückgängig gemacht.',
  to: 'Wohin?',
  reason: 'Warum?',
  reasonHint: 'Steht danach im Verlauf.',
  missing: 'Bitte angeben.',
  send: 'Ausführen',
} as const;

const en: Readonly<Record<keyof typeof de, string>> = {
  title: 'Put the process right',
  what: 'What is to happen?',
  retry: 'Try again',
  retryText: 'The step that it hangs on is taken once more.',
  skip: 'Leave the action out',
  skipText: 'It goes on as if what was refused had been done.',
  back: 'Put back',
  backText:
    'The process stands again where it was. Deadlines begin anew there; what has been done stays and is not done again.',
  cancel: 'Cancel',
  cancelText: 'The process ends where it stands. What it has done stays.',
  compensate: 'Cancel and undo',
  compensateText: 'What the states have done that it went through is undone in reverse order.',
  to: 'Where to?',
  reason: 'Why?',
  reasonHint: 'Is shown with the steps.',
  missing: 'Please fill in.',
  send: 'Do it',
};

export const repairTexts = { de, en };
