/** What `mention-popover.js` knows at a moment; it does not look into mentions, so they may be anything. */
interface PopoverState<M> {
  /** The mention whose popover is open. */
  shown: M | null;
  /** The one whose popover shall be open when `wait` milliseconds have passed; 0: nothing is waited for. */
  wanted: M | null;
  wait: number;
  /** Whether the pointer is on a mention or the popover. */
  hovered: boolean;
  /** Whether the keyboard's focus is on a mention or in the popover. */
  focused: boolean;
  /** Whether a tap has opened it. */
  held: boolean;
}

type PopoverEvent<M> =
  | { type: "point" | "focus" | "tap"; mention: M }
  | { type: "stay" | "leave" | "blur" | "dismiss" | "time" };

/** Pixels from the window's block and inline start. */
interface PopoverBox {
  blockStart: number;
  blockEnd: number;
  inlineStart: number;
}

interface PopoverSize {
  block: number;
  inline: number;
}

/** Its two pure functions, for tests. */
interface XwenerMentionPopover {
  next<M>(state: PopoverState<M>, event: PopoverEvent<M>): PopoverState<M>;
  place(mention: PopoverBox, popover: PopoverSize, view: PopoverSize): PopoverSize;
}

interface Xwener {
  mentionPopover: XwenerMentionPopover;
}
