/** Of the input of a field in a form, to jump there. @param scope of a form that stands over another */
export const inputId = (name: string, scope = ''): string => `field-${scope}${name}`;
