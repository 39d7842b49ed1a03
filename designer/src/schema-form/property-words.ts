import type { Schema } from '@leitwerk/metadata/schema-node';
import { useLabel, useLanguage } from '@leitwerk/runtime-ui/renderer';

/** `readOnlyWhen` → `Read only when`: for properties that nobody has found words for. */
const spoken = (key: string): string => {
  const words = key
    .replace(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Words of a schema in the reader's language. */
export function usePropertyWords() {
  const label = useLabel();
  const language = useLanguage();
  return {
    nameOf: (schema: Schema, key: string): string => label(schema['x-label']) || spoken(key),
    /** Longer words about a property; undefined when there are none in this language. */
    helpOf: (schema: Schema): string | undefined =>
      language === 'en' ? schema.description : schema['x-help']?.[language],
    wordFor: (schema: Schema, value: string): string => label(schema['x-values']?.[value]) || value,
  };
}
