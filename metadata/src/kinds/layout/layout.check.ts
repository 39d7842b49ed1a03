import type { CheckScope } from '../../check-scope.ts';
import type { LayoutDefinition } from '../../generated/definitions.gen.ts';
import { parseImage } from '../../image.ts';
import { checkLetterText } from '../../letter/check-letter.ts';
import { paperOf } from '../../letter/paper.ts';

/** Everything lies on the paper, what depends on an address field has one, and the texts are about no record. */
export function checkLayout(layout: LayoutDefinition, scope: CheckScope): void {
  const { page, landscape, margins, addressField, foldMarks, sender, boxes, footer, logo, pageNumber } = layout;
  const { width, height } = paperOf(layout);
  if (margins.left + margins.right > width - 20 || margins.top + margins.bottom > height - 40)
    scope.report('margins', 'definition.layout-margins', { width, height });
  if (addressField && (page !== 'A4' || landscape)) scope.report('addressField', 'definition.layout-address', {});
  if (!addressField) {
    if (foldMarks) scope.report('foldMarks', 'definition.missing', { type: 'foldMarks', key: 'addressField' });
    if (sender) scope.report('sender', 'definition.missing', { type: 'sender', key: 'addressField' });
  }
  const isOnPaper = (one: { readonly x: number; readonly y: number; readonly width: number }): boolean =>
    one.x + one.width <= width && one.y < height;
  const image = logo && parseImage(logo.image);
  if (image && 'fault' in image) scope.report('logo.image', image.fault.code, image.fault.params);
  if (logo && !isOnPaper(logo)) scope.report('logo', 'definition.layout-outside', { width, height });
  checkLetterText(sender, undefined, 'sender', scope);
  for (const language of ['de', 'en'] as const) {
    const text = pageNumber?.[language];
    if (text !== undefined && !/^[^<>&{}]*\{page\}[^<>&{}]*(\{pages\}[^<>&{}]*)?$/.test(text))
      scope.report(`pageNumber.${language}`, 'definition.layout-page-number', {});
  }
  for (const [at, box] of (boxes ?? []).entries()) {
    if (!isOnPaper(box)) scope.report(`boxes.${at}`, 'definition.layout-outside', { width, height });
    checkLetterText(box.body, undefined, `boxes.${at}.body`, scope);
  }
  for (const [at, column] of (footer?.columns ?? []).entries())
    checkLetterText(column.body, undefined, `footer.columns.${at}.body`, scope);
}
