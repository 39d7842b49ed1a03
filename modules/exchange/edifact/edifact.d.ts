/** What is used of the library, which has no types of its own. */
declare module 'edifact/parser.js' {
  class Parser {
    onopensegment: (tag: string) => void;
    onclosesegment: () => void;
    onelement: () => void;
    oncomponent: (data: string) => void;
    /** @param level `UNOC` takes what ISO 8859-1 has, `UNOY` all of Unicode. */
    encoding(level: 'UNOC' | 'UNOY'): void;
    /** Throws at a character that cannot stand there. */
    write(text: string): void;
    /** Throws in the middle of a segment. */
    end(): void;
  }
  export = Parser;
}
