/** Ends the program with a sentence: 1 refused or different, 2 wrong use or unreachable. */
export class Exit extends Error {
  readonly code: 1 | 2;

  constructor(code: 1 | 2, message: string) {
    super(message);
    this.code = code;
  }
}
