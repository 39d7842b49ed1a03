export type OutgoingPaneProps = {
  readonly id: string;
  readonly onClose: () => void;
  /** Shows a mail that was called back. */
  readonly onOpen: (id: string) => void;
};
