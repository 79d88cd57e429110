/** A choice for each name, such as `{ theme: "dark", … }`. */
type Settings = Record<string, string>;

/** The reader's settings; `parse`, `write` and `attributes` are pure, the others are the page's. */
interface XwenerSettings {
  CHOICES: Record<string, readonly string[]>;
  parse(text: string): Settings;
  write(state: Settings): string;
  /** Attributes of <html> and their values; null where the attribute is to be away. */
  attributes(state: Settings): Record<string, string | null>;
  /** What is kept in this browser; where there is no page, these three are not there. */
  read?(): Settings;
  show?(state: Settings): void;
  keep?(text: string): void;
}

interface Xwener {
  settings: XwenerSettings;
}
