/** What the buttons say; all else comes with what they open. */
export const letterWords = {
  de: { letter: 'Schreiben', letters: 'Schreiben' },
  en: { letter: 'Letter', letters: 'Letters' },
};
