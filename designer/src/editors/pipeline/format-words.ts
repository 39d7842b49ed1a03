import type { InterfaceFormat, OutgoingFormat } from '@leitwerk/metadata/generated/definitions.gen';
import type { InterfaceTexts } from '../../i18n/interface-texts.ts';

/** How a file is written, in few words. */
export const formatWords = (format: InterfaceFormat | OutgoingFormat, t: InterfaceTexts): string => {
  const { type, delimiter, encoding, element, header }: Partial<InterfaceFormat> & Pick<InterfaceFormat, 'type'> =
    format;
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
