import type { LayoutDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { DIN_5008, FOOT_MM, numberMm, paperOf } from '@leitwerk/metadata/letter/paper';
import type { Language } from '@leitwerk/metadata/shown-type';
import Handlebars from 'handlebars';
import { fontRules } from './fonts.ts';
import { textRules } from './letter-style.ts';
import { pageHtml } from './page-html.ts';

/** Filled texts by place; see `letter-texts.ts`. */
type Filled = Readonly<Record<string, string>>;

/** A data address without what could end it in a style sheet: it is checked at publish, and previews show what is not published. */
const pictureUrl = (image: string): string => image.replace(/[^A-Za-z0-9:;,+/=.-]/g, '');

const page = (layout: LayoutDefinition, language: Language, title: string, style: string, body: string): string =>
  pageHtml({ title, language, style: `${fontRules(layout.font ?? 'sans', body)}${textRules(layout)}${style}`, body });

/** The text of a letter on pages with nothing else: what is the same on every letter is laid over them. */
export function letterHtml(layout: LayoutDefinition, language: Language, title: string, filled: Filled): string {
  const { width, height } = paperOf(layout);
  const { top, right, bottom, left } = layout.margins;
  const place = layout.addressField && DIN_5008[layout.addressField];
  const style = `
@page{size:${width}mm ${height}mm;margin:${top}mm 0 ${bottom}mm 0}
${place ? '@page:first{margin-top:0}' : ''}
body{padding:0 ${right}mm 0 ${left}mm}
.first{position:relative;height:${place ? place.text : 0}mm;margin:0 -${right}mm 0 -${left}mm}
.address{position:absolute;left:25mm;top:${place ? place.address : 0}mm;width:80mm;height:45mm;overflow:hidden;line-height:1.25}
.sender{height:17.7mm;display:flex;align-items:flex-end;font-size:6.5pt;padding-bottom:1.2mm;white-space:nowrap;overflow:hidden}
.sender p,.address p,.information p{margin:0}
.information{position:absolute;left:125mm;top:${place ? place.information : 0}mm;width:75mm;height:40mm;overflow:hidden;font-size:.9em;line-height:1.3}
.information table{margin:0}.information td{padding:0 2mm 0 0}
.subject{font-weight:700;margin:0 0 2em}`;
  const first = place
    ? `<div class="first"><div class="address"><div class="sender">${filled['sender'] ?? ''}</div>${filled['address'] ?? ''}</div>
<div class="information">${filled['information'] ?? ''}</div></div>`
    : '';
  const subject = filled['subject'] ? `<div class="subject">${filled['subject']}</div>` : '';
  return page(layout, language, title, style, `${first}${subject}<main>${filled['body'] ?? ''}</main>`);
}

/** What lies over the pages of a letter: logo, head, foot, page numbers and marks. One sheet for each of its pages. */
export function letterheadHtml(layout: LayoutDefinition, language: Language, pages: number, filled: Filled): string {
  const { width, height } = paperOf(layout);
  const { top, right, left } = layout.margins;
  const { logo } = layout;
  // The picture stands there once, however many sheets show it.
  const style = `
@page{size:${width}mm ${height}mm;margin:0}
.sheet{position:relative;width:${width}mm;height:${height}mm;overflow:hidden;break-after:page}
.sheet:last-child{break-after:auto}
.sheet p,.sheet h1,.sheet h2,.sheet h3{margin:0}
.at{position:absolute}
.foot{position:absolute;left:${left}mm;right:${right}mm;bottom:${FOOT_MM}mm;display:flex;gap:5mm;font-size:.68em;line-height:1.35}
.foot.line{border-top:.2mm solid var(--accent);padding-top:2mm}
.number{position:absolute;right:${right}mm;top:${numberMm(top)}mm;font-size:.82em}
.mark{position:absolute;left:4mm;border-top:.1mm solid #000}
${logo ? `.logo{content:url("${pictureUrl(logo.image)}");width:100%;display:block}` : ''}`;
  const sheets = Array.from(
    { length: pages },
    (_, at) => `<div class="sheet">${sheet(layout, language, at, pages, filled)}</div>`,
  );
  return page(layout, language, '', style, sheets.join(''));
}

function sheet(layout: LayoutDefinition, language: Language, at: number, pages: number, filled: Filled): string {
  const { logo, boxes, footer, pageNumber, foldMarks, addressField } = layout;
  const isHere = (one: { readonly pages?: 'first' | 'every' }): boolean => one.pages === 'every' || at === 0;
  const parts: string[] = [];
  const placed = (one: { readonly x: number; readonly y: number; readonly width: number }, inner: string): string =>
    `<div class="at" style="left:${one.x}mm;top:${one.y}mm;width:${one.width}mm">${inner}</div>`;
  if (logo && isHere(logo)) parts.push(placed(logo, '<img class="logo" alt="">'));
  for (const box of boxes ?? []) if (isHere(box)) parts.push(placed(box, filled[`box:${box.id}`] ?? ''));
  if (footer) {
    const columns = footer.columns.map(
      (one) => `<div style="flex:${one.share ?? 1} 1 0">${filled[`column:${one.id}`] ?? ''}</div>`,
    );
    parts.push(`<div class="foot${footer.line ? ' line' : ''}">${columns.join('')}</div>`);
  }
  const number = pageNumber?.[language] ?? pageNumber?.de;
  if (number !== undefined && at > 0)
    parts.push(
      `<div class="number">${Handlebars.escapeExpression(number)
        .replace('{page}', String(at + 1))
        .replace('{pages}', String(pages))}</div>`,
    );
  if (foldMarks && addressField && at === 0) {
    const { folds, punch } = DIN_5008[addressField];
    for (const fold of folds) parts.push(`<div class="mark" style="top:${fold}mm;width:4mm"></div>`);
    parts.push(`<div class="mark" style="top:${punch}mm;width:6mm"></div>`);
  }
  return parts.join('');
}
