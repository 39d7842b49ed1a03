import sanitizeHtml from 'sanitize-html';

const STYLE = [/^[^(){}\\<>:@]*$/];
const STYLES = [
  'color',
  'background-color',
  'font-weight',
  'font-style',
  'font-size',
  'font-family',
  'text-align',
  'text-decoration',
  'padding',
  'margin',
  'border',
  'border-collapse',
  'width',
  'vertical-align',
  'line-height',
];

/** What the frame may load: nothing. It stands in the page itself, so that it holds wherever the page is shown. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/**
 * The HTML of a message as it may be shown: only what formats text, no scripts, forms, frames or style sheets, nothing that is loaded
 * from anywhere. To be shown in a frame with `sandbox` all the same.
 * @returns a whole page
 */
export function cleanHtml(html: string): string {
  const body = sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'font', 'center', 'u', 'strike', 'del', 'ins'],
    allowedAttributes: {
      a: ['href', 'title', 'target', 'rel'],
      '*': ['style', 'align', 'valign', 'width', 'height', 'bgcolor', 'dir'],
      font: ['color', 'size', 'face'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedStyles: { '*': Object.fromEntries(STYLES.map((name) => [name, STYLE])) },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
    },
  });
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer"><style>body{font-family:system-ui,sans-serif}</style></head><body>${body}</body></html>`;
}
