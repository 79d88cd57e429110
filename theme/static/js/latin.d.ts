/** The pure part of the Latin view. */
interface XwenerLatin {
  /** Name → its own spelling, from pairs of both. */
  spellings(people: [string, string][]): Record<string, string>;
  pieces(texts: string[], names: Record<string, string>): string[];
}

interface Xwener {
  latin: XwenerLatin;
  latinView: { show(): void; hide(): void };
}
