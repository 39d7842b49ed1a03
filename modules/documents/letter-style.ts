import type { LayoutDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { LETTER_CLASSES } from '@leitwerk/metadata/letter/letter-markup';

/** One rule for each class that a letter may name. */
const CLASS_RULES: Readonly<Record<keyof typeof LETTER_CLASSES, string>> = {
  right: 'text-align:right',
  center: 'text-align:center',
  small: 'font-size:.82em;line-height:1.3',
  strong: 'font-weight:700',
  accent: 'color:var(--accent)',
  'columns-2': 'columns:2;column-gap:7mm',
  'columns-3': 'columns:3;column-gap:6mm',
  keep: 'break-inside:avoid',
  'new-page': 'break-before:page',
  lines: 'border-top:.3mm solid var(--accent);border-bottom:.3mm solid var(--accent)',
  plain: 'border:none',
  box: 'border:.3mm solid var(--accent);padding:3mm 3.5mm;margin:0 0 1em;break-inside:avoid',
  signature: 'margin-top:14mm;border-top:.2mm solid #000;padding-top:1mm;width:75mm;max-width:100%',
};

/** What letters and letterheads have in common. */
export const textRules = ({ fontSize = 10.5, accent = '#000000' }: LayoutDefinition): string => `
:root{--accent:${accent}}
*{box-sizing:border-box}
body{margin:0;font:${fontSize}pt/1.38 Letter;color:#000;overflow-wrap:break-word;hyphens:manual}
p{margin:0 0 .9em;orphans:2;widows:2}
h1,h2,h3{margin:1.1em 0 .45em;line-height:1.25;color:var(--accent);break-after:avoid;font-weight:700}
h1{font-size:1.25em}h2{font-size:1.1em}h3{font-size:1em}
ul,ol{margin:0 0 .9em;padding-left:1.4em}li{margin-bottom:.2em}
hr{border:none;border-top:.2mm solid var(--accent);margin:.8em 0}
table{width:100%;border-collapse:collapse;margin:0 0 1em;font-variant-numeric:tabular-nums}
thead{display:table-header-group}tr{break-inside:avoid}
th,td{text-align:left;vertical-align:top;padding:.28em .6em .28em 0;font-weight:inherit}
th:last-child,td:last-child{padding-right:0}th{font-weight:700}
table.lines th{border-bottom:.3mm solid var(--accent)}table.lines td{border-bottom:.1mm solid #bbb}
table.lines tfoot td,table.lines tr.strong td{font-weight:700;border-top:.3mm solid var(--accent)}
blockquote{margin:0 0 .9em;padding-left:4mm;border-left:.6mm solid var(--accent);font-style:italic}
${Object.entries(CLASS_RULES)
  .map(([name, rule]) => `.${name}{${rule}}`)
  .join('\n')}
h1:first-child,h2:first-child,h3:first-child{margin-top:0}
.box>:last-child{margin-bottom:0}
th.right,td.right{text-align:right}th.center,td.center{text-align:center}`;
