/** A page that was read: the day of the revision, and the paragraph that stood on top; 0 when it was read to its end. */
interface ReadPage {
  revision: string;
  at: number;
}

/** Pages by their path, the one read last at the end. */
type ReadPages = Map<string, ReadPage>;

interface XwenerReading {
  /** Nothing is known of what cannot be understood. */
  parse(text: string | null): ReadPages;
  write(pages: ReadPages): string;
  remember(pages: ReadPages, path: string, page: ReadPage): ReadPages;
  /** Whether the page has been read, and changed since. */
  isNew(pages: ReadPages, path: string, revision: string): boolean;
  /** The paragraph to go on from; null where there is nothing to offer. */
  placeIn(pages: ReadPages, path: string, paragraphs: number): number | null;
}

interface Xwener {
  reading: XwenerReading;
}
