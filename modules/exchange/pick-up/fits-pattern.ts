import { fitsWildcards } from '@leitwerk/metadata/fits-wildcards';

/** Whether a name fits a pattern in which `*` stands for any characters and `?` for one. Case counts. */
export const fitsPattern = (pattern: string, name: string): boolean =>
  fitsWildcards([...pattern], [...name], (part, letter) => part === '?' || part === letter);

/** Whether a pattern is just a name. */
export const isOneName = (pattern: string): boolean => !/[*?]/.test(pattern);
