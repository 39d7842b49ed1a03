import { bic } from './formats/bic.ts';
import { creditorId } from './formats/creditor-id.ts';
import { eic } from './formats/eic.ts';
import { houseNumber } from './formats/house-number.ts';
import { iban } from './formats/iban.ts';
import { maloId } from './formats/malo-id.ts';
import { marketPartnerId } from './formats/market-partner-id.ts';
import { meloId } from './formats/melo-id.ts';
import { municipalityKey } from './formats/municipality-key.ts';
import { obis } from './formats/obis.ts';
import type { ParseFormat } from './formats/parsed-format.ts';
import { postalCode } from './formats/postal-code.ts';
import { vatId } from './formats/vat-id.ts';
import type { FormatName } from './generated/definitions.gen.ts';

/** THE list of formats that a text field can have. */
export const formats: Readonly<Record<FormatName, ParseFormat>> = {
  iban,
  bic,
  'creditor-id': creditorId,
  'vat-id': vatId,
  'malo-id': maloId,
  'melo-id': meloId,
  'market-partner-id': marketPartnerId,
  eic,
  obis,
  'postal-code': postalCode,
  'municipality-key': municipalityKey,
  'house-number': houseNumber,
};
