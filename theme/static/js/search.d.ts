/** What the search offers to the page: `xwener.search`, and between its own scripts: `xwener.searchParts`. */
type SearchKind = "article" | "person" | "organization" | "background" | "page";

/** Where something stands in a text, in UTF-16 code units. */
interface SearchMark {
  start: number;
  end: number;
}

interface SearchResult {
  /** Path within the site, such as `people/x.html`. */
  url: string;
  title: string;
  kind: SearchKind;
  standfirst: string;
  /** A date as readers see it, or nothing. */
  date_text: string;
  section: string;
  /** Zero for what has no date. */
  year: number;
  /** A passage of plain text. */
  snippet: string;
  snippet_marks: SearchMark[];
  title_marks: SearchMark[];
  /** The terms of the query's words that it holds. */
  terms: string[];
  /** lunr's score; the document's number in the index. */
  score: number;
  ref: string;
  /** Whether it is the entry that the query names. */
  named: boolean;
}

interface SearchFacet {
  value: string;
  label: string;
  count: number;
}

interface SearchFilters {
  kind?: string;
  section?: string;
  year?: string;
  /** The number of an entry's own document. */
  entry?: string;
}

interface SearchOptions {
  limit?: number;
  offset?: number;
  filters?: SearchFilters;
  /** Whether the last word may still be unfinished; true unless a space follows it. */
  prefix?: boolean;
  /** Whether to load the texts that snippets are cut from; true. */
  snippets?: boolean;
}

interface SearchAnswer {
  total: number;
  /** Whether `total` is only what has been looked through so far (long phrases). */
  partial: boolean;
  results: SearchResult[];
  facets: Record<"kind" | "section" | "year", SearchFacet[]>;
  /** People and organizations that the results mention: loaded when asked for. */
  entries: () => Promise<Record<"person" | "organization", SearchFacet[]>>;
  /** Words that were not found as they were typed, and what was taken instead. */
  corrections: { word: string; instead: string }[];
  /** Words that stand nowhere. */
  missing: string[];
  /** Another query that would find something, or nothing. */
  suggestion: string;
  /** How many results hold every word; the others hold some. */
  complete: number;
}

interface XwenerSearch {
  query(text: string, options?: SearchOptions): Promise<SearchAnswer>;
}

/** A passage of a text with its marks, and how many words of the query stand in it. */
interface SearchPassage {
  text: string;
  marks: SearchMark[];
  words: number;
}

/** One term of a word of the query with its weight and where it stands. */
interface SearchTerm {
  term: string;
  family: string;
  weight: number;
  postings: SearchPostings[];
  total: number;
}

/** Of one field: document numbers, rising, with frequencies and steps of the field's length. */
interface SearchPostings {
  documents: Uint32Array;
  frequencies: Uint16Array;
  levels: Uint8Array;
  /** In which half of the body: 1 the first, 2 the second, 3 both. */
  halves: Uint8Array;
}

/** Shards in their order: the first key of each, and its name. */
interface SearchListing {
  first: string[];
  names: string[];
}

interface SearchManifest {
  documents: number;
  /** One more than the highest number of a document. */
  size: number;
  fields: string[];
  boosts: number[];
  k1: number;
  b: number;
  averages: number[];
  lengths: Uint8Array;
  ranges: [SearchKind, string, number, number, number][];
  /** By tree; at a level above 0 the names are those of directories. */
  trees: Record<string, SearchListing & { level: number }>;
  /** Brings letters back that have changed places for the way; see codec.py. */
  swapped(text: string): string;
  /** Cards in a group, shards in a directory. */
  group: number;
  listed: number;
  facets: string;
}

interface SearchWord {
  text: string;
  key: string;
  /** Whether it may be the beginning of a longer word. */
  prefix: boolean;
  /** Whether only this very word will do: it stands in a phrase. */
  exact: boolean;
}

interface SearchQuery {
  words: SearchWord[];
  without: SearchWord[];
  phrases: string[][];
}

interface SearchScored {
  scores: Float64Array;
  /** For each document one bit for each word it holds. */
  masks: Uint32Array;
}

/** What search-view.js makes. */
interface SearchView {
  fill(phrase: string | undefined, fields: Record<string, string>): string;
  written(number: number | string, zero: string | undefined): string;
  element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement;
  marked(text: string, marks: SearchMark[]): DocumentFragment;
  kindKey(kind: string): string;
  /** The address of a result, with the words that its page is to mark. */
  address(result: SearchResult, root: string | undefined): string;
  resultItem(result: SearchResult, words: DOMStringMap): HTMLElement;
}

/** What search-filters.js does for the search page. */
interface SearchFiltersBox {
  show(answer: SearchAnswer): void;
  filters(): SearchFilters;
  set(values: Record<string, string>): void;
  onChange(changed: () => void): void;
  chosen(): Record<string, string>;
}

/** What search-history.js does for the search page. */
interface SearchHistory {
  add(query: string): void;
  onChoose(chosen: (query: string) => void): void;
}

/** Documents of one kind, section and year: the numbers from `start` to before `end`. */
interface SearchRange {
  kind: SearchKind;
  section: string;
  year: number;
  start: number;
  end: number;
}

/** Everything that is known about a query before results are chosen. */
interface SearchFound {
  manifest: SearchManifest;
  query: SearchQuery;
  /** The terms of each word that stands somewhere. */
  groups: SearchTerm[][];
  corrections: { word: string; instead: string }[];
  missing: string[];
}

interface SearchFilter {
  ranges(manifest: SearchManifest): SearchRange[];
  rangeOf(all: SearchRange[], document: number): SearchRange;
  passes(filters: SearchFilters, range: SearchRange, except?: string): boolean;
  facets(documents: number[], all: SearchRange[], filters: SearchFilters): SearchAnswer["facets"];
  entries(manifest: SearchManifest, documents: number[]): ReturnType<SearchAnswer["entries"]>;
  mentioning(manifest: SearchManifest, entry: string): Promise<Set<number>>;
}

interface SearchParts {
  filter: SearchFilter;
  CARD: Record<"url" | "title" | "standfirst" | "date" | "text" | "names", number>;
  card(manifest: SearchManifest, document: number): Promise<any[]>;
  text(
    manifest: SearchManifest,
    shown: any[],
    halves: number,
  ): Promise<{ passages: string; headings: string }>;
  hits(
    found: SearchFound,
    filters: SearchFilters,
  ): Promise<{ documents: number[]; partial: boolean; complete: number }>;
  view: SearchView;
  filters?: SearchFiltersBox;
  history?: SearchHistory;
  Reader: new (
    text: string,
  ) => {
    text: string;
    at: number;
    readonly done: boolean;
    number(): number;
    letters(count: number): string;
    word(previous: string): string;
  };
  decode(text: string): number[];
  levels(count: number): number[];
  key(word: string): string;
  loadScripts(urls?: string): Promise<void>;
  /** Marks the words of a query within an element, and no others any more. */
  mark?(asked: string | null, within: Element | null | undefined): Promise<void>;
  /** How the text of a shard is fetched when the page does not hold it; tests replace it. */
  fetch(name: string, again: boolean): Promise<void>;
  manifest(): Promise<SearchManifest>;
  payload(name: string): Promise<any>;
  directory(tree: string, name: string): Promise<SearchListing>;
  forget(): void;
  terms(family: string): Promise<SearchTerm[]>;
  termsFrom(prefix: string, shards: number): Promise<SearchTerm[]>;
  keys(tree: string, prefix: string, shards: number): Promise<{ key: string; value: any }[]>;
  parse(text: string, prefix: boolean): SearchQuery;
  expand(word: SearchWord): Promise<SearchTerm[]>;
  correct(word: SearchWord): Promise<SearchTerm[]>;
  boosts(groups: SearchTerm[][], documents: number): Map<string, number>;
  score(groups: SearchTerm[][], manifest: SearchManifest): SearchScored;
  assemble(
    groups: SearchTerm[][],
    documents: Iterable<number>,
    manifest: SearchManifest,
  ): { index: lunr.Index; query: (query: lunr.Query) => void };
  family(term: string): string;
  otherLayouts(text: string): string[];
  distance(one: string, other: string, most: number): number;
  marks(text: string, wanted: (term: string) => boolean): SearchMark[];
  snippet(text: string, wanted: (term: string) => number): SearchPassage;
  passage(
    found: SearchFound,
    document: number,
    shown: any[],
    wanted: (term: string) => number,
  ): Promise<SearchPassage>;
}

interface Xwener {
  search: XwenerSearch;
  searchParts: SearchParts;
  /** Called by the files of the index. */
  searchData(name: string, json: string): void;
}
