import type { ShownType } from '../shown-type.ts';

const shownFile: ShownType = {
  operators: ['isNull'],
  sortable: false,
  format: (value) => {
    const files: unknown[] = Array.isArray(value) ? value : [value];
    return files
      .flatMap((one) => (typeof one === 'object' && one !== null && 'name' in one ? [String(one.name)] : []))
      .join(', ');
  },
};

export const file = shownFile;
export const image = shownFile;
