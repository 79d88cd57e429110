/** What `sorani.js` offers; see the Python package `xwener.sorani` for what each does. */
interface SoraniWord {
  start: number;
  end: number;
  text: string;
}

interface SoraniSpan {
  start: number;
  end: number;
}

interface SoraniNormalized {
  text: string;
  offsets: number[];
}

interface XwenerSorani {
  /** What the files of the core share. */
  alphabet: {
    codePoints(ranges: string): Set<string | undefined>;
    script: Set<string | undefined>;
    marks: Set<string | undefined>;
  };
  remembering<T>(work: (text: string) => T): (text: string) => T;
  normalize(text: string): string;
  normalizeWithOffsets(text: string): SoraniNormalized;
  searchKey(token: string): string;
  looseKey(token: string): string;
  stem(token: string): string;
  analyze(token: string): { stem: string; cuts: { slot: string; suffix: string }[] };
  words(text: string): SoraniWord[];
  sentences(text: string): SoraniSpan[];
  sortKey(text: string): string;
  firstLetter(text: string): string;
  formatDate(iso: string, style?: string, options?: { kurdishYear?: boolean }): string;
  formatTime(iso: string): string;
  kurdishYearOf(iso: string): number;
  formatNumber(value: number, options?: { grouping?: boolean; decimals?: number }): string;
  formatPercent(value: number, options?: { decimals?: number }): string;
  joinList(items: string[]): string;
  relativeTime(iso: string, today: string): string;
  toLatin(text: string, names?: Record<string, string>): string;
  latinKeys(word: string): string[];
  slug(text: string): string;
  asciiDigits(text: string): string;
  kurdishDigits(text: string): string;
}

interface Xwener {
  sorani: XwenerSorani;
  soraniTables: Record<string, any>;
}

/** Node's, where the tests load the script from the source tree. */
declare const __dirname: string;
declare const require: (path: string) => any;
declare const module: { exports: unknown };
