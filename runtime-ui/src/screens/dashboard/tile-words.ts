import { tileWords } from '@leitwerk/metadata/dashboard/tile-words';
import { useLanguage } from '../../i18n/language.ts';

/** How the figures and groups of a tile are said, in the reader's language. */
export const useTileWords = () => tileWords(useLanguage());
