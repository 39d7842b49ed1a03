import { escapeMarkup } from './escape-markup.ts';
import type { Block, Fact, Manual } from './manual-block.ts';
import { manualTexts } from './manual-texts.ts';

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem 5rem; font: 15px/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; color: #1a1b1e; background: #fff; }
h1 { font-size: 2rem; margin: 0 0 .5rem; } h2 { font-size: 1.5rem; margin: 3rem 0 .5rem; border-bottom: 2px solid #dee2e6; }
h3 { font-size: 1.15rem; margin: 2rem 0 .4rem; } table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border: 1px solid #dee2e6; white-space: pre-line; overflow-wrap: break-word; }
th { background: #f1f3f5; } .lines { color: #495057; } .facts { margin: .4rem 0 1rem; } .facts p { margin: 0; overflow-wrap: anywhere; }
figure { margin: .8rem 0; overflow-x: auto; } svg { max-width: 100%; height: auto; } nav ul { padding-left: 1.2rem; } a { color: #1c4f9c; }
@media print { body { max-width: none; } h2 { break-before: page; } nav { break-after: page; } figure, tr { break-inside: avoid; } }`;

/** The manual as one file that needs nothing else: no script, no address, no font from elsewhere. */
export function manualToHtml(manual: Manual): string {
  const t = manualTexts[manual.language];
  const chapters = manual.blocks.filter((one) => one.is === 'heading' && one.level < 3);
  const contents = chapters
    .map((one) => (one.is === 'heading' ? { ...one } : null))
    .filter((one) => one !== null)
    .map(
      ({ level, text, anchor }) =>
        `<li class="l${level}"><a href="#${escapeMarkup(anchor)}">${escapeMarkup(text)}</a></li>`,
    );
  return [
    '<!doctype html>',
    `<html lang="${manual.language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup([manual.title, manual.lines[0]].filter(Boolean).join(': '))}</title><style>${STYLE}.l2 { margin-left: 1.2rem; }</style></head><body>`,
    `<header><h1>${escapeMarkup(manual.title)}</h1>${manual.lines.map((line) => `<div class="lines">${escapeMarkup(line)}</div>`).join('')}</header>`,
    `<nav aria-label="${escapeMarkup(t.contents)}"><h2>${escapeMarkup(t.contents)}</h2><ul>${contents.join('')}</ul></nav>`,
    `<main>${manual.blocks.map(htmlOf).join('\n')}</main>`,
    '</body></html>\n',
  ].join('\n');
}

function htmlOf(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `<h${block.level + 1} id="${escapeMarkup(block.anchor)}">${escapeMarkup(block.text)}</h${block.level + 1}>`;
    case 'text':
      return `<p>${escapeMarkup(block.text)}</p>`;
    case 'facts':
      return `<div class="facts">${block.facts.map(factHtml).join('')}</div>`;
    case 'picture':
      return `<figure>${block.svg}</figure>`;
    case 'table':
      return `<table><thead><tr>${block.head.map((one) => `<th scope="col">${escapeMarkup(one)}</th>`).join('')}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${row.map((one) => `<td>${escapeMarkup(one)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
  }
}

const factHtml = ({ depth, name, value }: Fact): string =>
  `<p style="padding-left:${depth * 1.2}rem">${name ? `<strong>${escapeMarkup(name)}</strong>` : ''}${name && value ? ': ' : ''}${escapeMarkup(value)}</p>`;
