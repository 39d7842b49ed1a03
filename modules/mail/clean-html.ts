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
 * @param pictures `data:` addresses of pictures that the message brings along, by the names under which it shows them; others are left out
 * @returns a whole page
 */
export function cleanHtml(html: string, pictures: ReadonlyMap<string, string> = new Map()): string {
  const body = sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'font', 'center', 'u', 'strike', 'del', 'ins'],
    allowedAttributes: {
      a: ['href', 'title', 'target', 'rel'],
      img: ['src', 'alt'],
      '*': ['style', 'align', 'valign', 'width', 'height', 'bgcolor', 'dir'],
      font: ['color', 'size', 'face'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedStyles: { '*': Object.fromEntries(STYLES.map((name) => [name, STYLE])) },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'],
    transformTags: {
      img: (tagName, { src = '', ...attribs }) => ({
        tagName,
        attribs: { ...attribs, src: pictures.get(src.replace(/^cid:/i, '')) ?? '' },
      }),
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
    },
  });
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer"><style>body{font-family:system-ui,sans-serif}</style></head><body>${body}</body></html>`;
}
