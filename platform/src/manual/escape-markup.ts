const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in HTML and SVG, between tags and in attributes. Characters that XML does not know are left out. */
export const escapeMarkup = (text: string): string =>
  text
    .replace(/[&<>"']/g, (one) => ENTITIES[one] ?? '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
