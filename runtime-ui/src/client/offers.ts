import { sendRequest } from './send-request.ts';

/** What can be done with an offer now. */
export type OfferChoices = {
  /** Whether its items may change. */
  readonly isOpen: boolean;
  /** Product sets that can be put into it. */
  readonly sets: readonly OfferedSet[];
};

export type OfferedSet = {
  readonly id: string;
  readonly title: string;
  readonly products: readonly {
    readonly id: string;
    readonly title: string;
    /** Whether it is always among them. */
    readonly isRequired: boolean;
    /** Percent, exact. */
    readonly discount: string | null;
  }[];
};

export const readOfferChoices = async (offer: string): Promise<OfferChoices> =>
  (await sendRequest<OfferChoices>('GET', `/offers/choices/${encodeURIComponent(offer)}`)).body;

export const addProductSet = async (input: {
  readonly offer: string;
  readonly set: string;
  readonly products: readonly string[];
  readonly variant?: string;
}): Promise<void> => {
  await sendRequest('POST', '/actions/offers.addSet', { body: input });
};
