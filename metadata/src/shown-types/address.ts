import type { ShownType } from '../shown-type.ts';

/** `Hauptstraße 12a, 50667 Köln`; the country only when it is another one. */
export const address: ShownType = {
  operators: ['contains', 'isNull'],
  sortable: false,
  format: (value) => {
    if (typeof value !== 'object' || value === null) return '';
    const { street, houseNumber, addition, postalCode, city, country } = value as Readonly<
      Record<string, string | undefined>
    >;
    const line = [street, houseNumber].filter(Boolean).join(' ');
    const place = [postalCode, city].filter(Boolean).join(' ');
    return [line, addition, place, country === 'DE' ? undefined : country].filter(Boolean).join(', ');
  },
};
