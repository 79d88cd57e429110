/** What the search offers to the page; see `search-page.js` for what the page does with it. */
interface SearchResult {
  /** Path within the site, such as `people/x.html`. */
  url: string;
  title: string;
  kind: "article" | "person" | "organization" | "background" | "page";
  /** A date as readers see it, or nothing. */
  date_text: string;
  /** A passage of plain text. */
  snippet: string;
}

interface SearchAnswer {
  total: number;
  results: SearchResult[];
}

interface XwenerSearch {
  query(text: string, options: { limit: number }): Promise<SearchAnswer>;
}

interface Xwener {
  search: XwenerSearch;
}
