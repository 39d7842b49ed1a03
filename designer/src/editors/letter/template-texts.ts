/** Properties of templates and text blocks that are texts of a letter, in the order in which they are read. */
export const TEMPLATE_TEXTS = ['address', 'information', 'subject', 'body', 'fileName'] as const;
