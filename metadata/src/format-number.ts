import type { NumberingDefinition } from './generated/definitions.gen.ts';

/** Whether a pattern has its one running number. */
export const hasOneCounter = (pattern: string): boolean => pattern.match(/\{0+\}/g)?.length === 1;

/** `V-{YYYY}-{00000}` → `V-2026-00042`. @param today `2026-11-30` */
export function formatNumber({ pattern }: Pick<NumberingDefinition, 'pattern'>, today: string, value: number): string {
  const [year = '', month = ''] = today.split('-');
  return pattern.replace(/\{(YYYY|YY|MM|0+)\}/g, (_, part: string) => {
    if (part === 'YYYY') return year;
    if (part === 'YY') return year.slice(2);
    if (part === 'MM') return month;
    return String(value).padStart(part.length, '0');
  });
}
