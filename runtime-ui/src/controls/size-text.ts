import { textFromDecimal } from '@leitwerk/metadata/shown-types/decimal-text';
import { useLanguage } from '../i18n/language.ts';

/** What says the size of a file, given in bytes. */
export function useSizeText(): (bytes: number) => string {
  const language = useLanguage();
  return (bytes) => {
    if (bytes < 1000) return `${bytes} B`;
    const isLarge = bytes >= 1_000_000;
    const amount = isLarge ? bytes / 1_000_000 : bytes / 1000;
    return `${textFromDecimal(amount.toFixed(isLarge ? 1 : 0), language)} ${isLarge ? 'MB' : 'kB'}`;
  };
}
