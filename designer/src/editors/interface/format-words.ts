import type { InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';
import type { InterfaceTexts } from '../../i18n/interface-texts.ts';

/** How a file is written, in few words. */
export const formatWords = (format: InterfaceFormat, t: InterfaceTexts): string => {
  const { type, delimiter, encoding, element, header } = format;
  return [
    t.formats[type],
    delimiter && t.delimiters[delimiter],
    encoding,
    element && t.element(element),
    header === false && t.noHeader,
  ]
    .filter((word) => typeof word === 'string')
    .join(', ');
};
