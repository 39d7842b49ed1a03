const de = {
  block: 'Gesperrt',
  warn: 'Warnung',
  released: 'Freigegeben',
  entry: 'Sperreintrag:',
  by: 'passt durch',
  because: 'freigegeben:',
  release: 'Freigeben',
  releaseTitle: 'Von der Sperre freigeben',
  releaseText:
    'Nur dieser Datensatz wird freigegeben, nur von diesem Eintrag. Wer, wann und warum bleibt festgehalten.',
  reason: 'Begründung',
  reasonShort: 'Mindestens 5 Zeichen.',
  cancel: 'Abbrechen',
  failed: 'Freigeben nicht möglich',
} as const;

const en: Readonly<Record<keyof typeof de, string>> = {
  block: 'Blocked',
  warn: 'Warning',
  released: 'Released',
  entry: 'Blacklist entry:',
  by: 'fits by',
  because: 'released:',
  release: 'Release',
  releaseTitle: 'Release from the block',
  releaseText: 'Only this record is released, and only from this entry. Who did it, when and why is kept.',
  reason: 'Reason',
  reasonShort: 'At least 5 characters.',
  cancel: 'Cancel',
  failed: 'Could not be released',
};

export const blacklistTexts = { de, en };
