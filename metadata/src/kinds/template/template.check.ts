import type { CheckScope } from '../../check-scope.ts';
import { referred } from '../../check-scope.ts';
import type { TemplateDefinition } from '../../generated/definitions.gen.ts';
import { checkLetterText } from '../../letter/check-letter.ts';
import { definedEntity } from '../../letter/letter-entity.ts';
import type { Found, Frame } from '../../letter/letter-frame.ts';
import { noNeeds } from '../../letter/letter-needs.ts';
import { resolvePath } from '../../letter/resolve-path.ts';

/** Every variable leads somewhere, every text block and the letterhead are there, and a letterhead shows what the letter says. */
export function checkTemplate(template: TemplateDefinition, scope: CheckScope): void {
  const entity = referred('entity', template.entity, 'entity', scope);
  const layout = referred('layout', template.layout, 'layout', scope);
  if (!entity) return;
  if (layout && !layout.addressField)
    for (const key of ['address', 'information'] as const)
      if (template[key]) scope.report(key, 'definition.template-address', { layout: layout.id });
  for (const key of ['subject', 'address', 'information', 'body', 'fileName'] as const)
    checkLetterText(template[key], template.entity, key, scope);
  for (const key of ['subject', 'body'] as const)
    checkLetterText(template.mail?.[key], template.entity, `mail.${key}`, scope);
  const frame = { is: 'record', entity: definedEntity(entity, scope), needs: noNeeds() } as const;
  const paths: [string, string][] = (template.required ?? []).map((one, at) => [`required.${at}`, one]);
  if (template.printOrder !== undefined) paths.push(['printOrder', template.printOrder]);
  for (const [place, original] of paths) leadsTo(original, place, frame, scope);
  for (const [at, { file }] of (template.attachments ?? []).entries()) {
    const found = leadsTo(file, `attachments.${at}.file`, frame, scope);
    if (found && !(found.is === 'field' && found.field.type === 'file' && found.field.multiple !== true))
      scope.report(`attachments.${at}.file`, 'definition.template-attachment', { path: file });
  }
  if (!template.mail) return;
  const to = leadsTo(template.mail.to, 'mail.to', frame, scope);
  if (to && !(to.is === 'field' && to.field.type === 'email'))
    scope.report('mail.to', 'definition.template-address-of-mail', { path: template.mail.to });
}

/** What a path of field names leads to; null when it leads nowhere, which is reported. */
function leadsTo(original: string, place: string, frame: Frame, scope: CheckScope): Found | null {
  const start = { line: 1, column: 0 };
  const path = { depth: 0, parts: original.split('.'), original, loc: { source: '', start, end: start } };
  return resolvePath(path, [frame], (code, params) => scope.report(place, code, params));
}
