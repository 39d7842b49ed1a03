/** Where links of a preview lead: what is being worked on stays open. */
export const inNewTab = (address: string): void => void window.open(address, '_blank', 'noopener');
