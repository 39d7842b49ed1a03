/** Of the input of a field in a form, to jump there. */
export const inputId = (name: string): string => `field-${name}`;
