/**
 * Who is that? A mention shows its entry's popover beside itself.
 *
 * Resting the pointer on a mention opens it, so do keyboard focus and a finger's tap; Escape, a press elsewhere
 * and scrolling close it (WCAG 2.2, 1.4.13). A mouse click and Enter follow the link as ever. What happens is
 * decided by `next`, a pure function; everything below it only tells it of events and shows its state.
 */
(() => {
  "use strict";

  /** A pointer on its way across the text must not open anything: people rest on a word for longer. */
  const POINT_DELAY_MS = 350;
  /** Long enough to cross the gap between a mention and its popover, also with an unsteady hand. */
  const LEAVE_DELAY_MS = 300;
  /** Whoever tabs through the links sees nothing flash up; whoever stops at one hardly waits. */
  const FOCUS_DELAY_MS = 250;
  /** A finger that taps drags the page a little; a reader who scrolls on goes farther at once. */
  const SCROLL_TOLERANCE_PX = 16;
  /** Between the mention and its popover, and between that and the window's edge, as in popover.css. */
  const GAP_PX = 8;
  const GUTTER_PX = 12;

  /**
   * The state after something has happened; the same object when nothing changes.
   * @template M
   * @param {PopoverState<M>} state
   * @param {PopoverEvent<M>} event
   * @returns {PopoverState<M>}
   */
  function next(state, event) {
    const { shown, wanted, hovered, focused, held } = state;
    switch (event.type) {
      case "point": // the pointer has come onto a mention
        if (hovered && wanted === event.mention) return state;
        return { ...state, hovered: true, ...want(shown, event.mention, POINT_DELAY_MS) };
      case "stay": // the pointer has come onto the popover
        return { ...state, hovered: true, wanted: shown, wait: 0 };
      case "leave": // the pointer is on neither
        if (!hovered) return state;
        return { ...state, hovered: false, ...want(shown, focused || held ? shown : null, LEAVE_DELAY_MS) };
      case "focus": // the keyboard has come to a mention
        return { ...state, focused: true, held: false, ...want(shown, event.mention, FOCUS_DELAY_MS) };
      case "blur": // the keyboard has left mention and popover
        if (!focused) return state;
        return {
          ...state,
          focused: false,
          wait: 0,
          shown: hovered ? shown : null,
          wanted: hovered ? shown : null,
        };
      case "tap":
        if (shown === event.mention) return next(state, { type: "dismiss" });
        return { ...state, shown: event.mention, wanted: event.mention, wait: 0, held: true };
      case "dismiss":
        if (shown === null && wanted === null) return state;
        return { ...state, shown: null, wanted: null, wait: 0, held: false };
      case "time":
        return { ...state, shown: wanted, wait: 0, held: held && wanted !== null };
    }
  }

  /**
   * @template M
   * @param {M | null} shown
   * @param {M | null} wanted
   * @param {number} delay
   */
  function want(shown, wanted, delay) {
    return { wanted, wait: wanted === shown ? 0 : delay };
  }

  /**
   * Where a popover stands that no anchor holds, from the window's block and inline start: below the mention,
   * or above it where there is only room above; as far along the line as the window's edges allow.
   * @type {XwenerMentionPopover["place"]}
   */
  function place(mention, popover, view) {
    const below = mention.blockEnd + GAP_PX;
    const above = mention.blockStart - GAP_PX - popover.block;
    const fitsBelow = below + popover.block + GUTTER_PX <= view.block;
    const lastInline = view.inline - popover.inline - GUTTER_PX;
    return {
      block: fitsBelow || above < GUTTER_PX ? below : above,
      inline: Math.max(GUTTER_PX, Math.min(mention.inlineStart, lastInline)),
    };
  }

  const root = /** @type {{ xwener?: Partial<Xwener> }} */ (globalThis);
  root.xwener ??= {};
  root.xwener.mentionPopover = { next, place };

  if (typeof HTMLElement.prototype.showPopover !== "function") return;

  const MENTION = "a.mention[data-entry]";
  const POPOVER = ".entry-popover";
  const hasAnchors = CSS.supports("position-area: block-end");

  /** @type {PopoverState<HTMLElement>} */
  let state = { shown: null, wanted: null, wait: 0, hovered: false, focused: false, held: false };
  let timer = 0;
  let pressedBy = "";
  let pointerY = 0;
  let scrolledTo = 0;
  let movingFocus = false;

  /** @param {HTMLElement} mention */
  function popoverOf(mention) {
    return document.getElementById(`entry-${mention.dataset.entry}`);
  }

  /**
   * The mention that the target of an event lies in, if it has a popover.
   * @param {EventTarget | null} target
   */
  function mentionAt(target) {
    const found = target instanceof Element ? target.closest(MENTION) : null;
    return found instanceof HTMLElement && popoverOf(found) ? found : null;
  }

  /** @param {EventTarget | null} target */
  function popoverAt(target) {
    return target instanceof Element ? target.closest(POPOVER) : null;
  }

  /** @param {PopoverEvent<HTMLElement>} event */
  function happen(event) {
    const before = state;
    state = next(before, event);
    if (state === before) return;
    startTimer();
    if (state.shown === before.shown) return;
    if (before.shown) hide(before.shown);
    if (state.shown) show(state.shown);
  }

  function startTimer() {
    window.clearTimeout(timer);
    if (state.wait) timer = window.setTimeout(() => happen({ type: "time" }), state.wait);
  }

  /** @param {HTMLElement} mention */
  function show(mention) {
    const popover = popoverOf(mention);
    if (!popover) return;
    mention.setAttribute("aria-expanded", "true");
    popover.showPopover();
    scrolledTo = window.scrollY;
    // An anchor that runs over the end of a line is as wide as the column.
    if (!hasAnchors || mention.getClientRects().length > 1) placeBeside(mention, popover);
  }

  /** @param {HTMLElement} mention */
  function hide(mention) {
    const popover = popoverOf(mention);
    if (!popover) return;
    if (popover.contains(document.activeElement)) focusQuietly(mention);
    mention.setAttribute("aria-expanded", "false");
    popover.hidePopover();
    delete popover.dataset.placed;
  }

  /**
   * @param {HTMLElement} mention
   * @param {HTMLElement} popover
   */
  function placeBeside(mention, popover) {
    const boxes = [...mention.getClientRects()];
    const first = boxes[0];
    // Of a mention on two lines, it covers neither and begins where the one that was pointed at begins.
    const box = boxes.find(({ top, bottom }) => top <= pointerY && pointerY <= bottom) ?? first;
    const { clientHeight, clientWidth } = document.documentElement;
    const inlineStart = document.dir === "rtl" ? clientWidth - box.right : box.left;
    const { block, inline } = place(
      { blockStart: first.top, blockEnd: boxes[boxes.length - 1].bottom, inlineStart },
      { block: popover.offsetHeight, inline: popover.offsetWidth },
      { block: clientHeight, inline: clientWidth },
    );
    popover.dataset.placed = "";
    popover.style.setProperty("--popover-block", `${block}px`);
    popover.style.setProperty("--popover-inline", `${inline}px`);
  }

  /**
   * Focus without opening anything and without moving the page.
   * @param {HTMLElement} element
   */
  function focusQuietly(element) {
    movingFocus = true;
    element.focus({ preventScroll: true });
    movingFocus = false;
  }

  /**
   * The popover stands at the end of the page, yet Tab goes from the mention into it and on from there.
   * @param {KeyboardEvent} event
   */
  function tab(event) {
    const { shown } = state;
    const popover = shown && popoverOf(shown);
    if (!shown || !popover) return;
    if (popover.contains(document.activeElement)) {
      if (event.shiftKey) {
        event.preventDefault();
        focusQuietly(shown);
      } else {
        // Back to the mention, whence the browser itself goes on to what follows.
        happen({ type: "dismiss" });
      }
    } else if (document.activeElement === shown && !event.shiftKey) {
      const link = popover.querySelector("a");
      if (!link) return;
      event.preventDefault();
      focusQuietly(link);
    }
  }

  for (const mention of document.querySelectorAll(MENTION)) {
    const popover = mention instanceof HTMLElement && popoverOf(mention);
    if (!popover) continue;
    mention.setAttribute("aria-expanded", "false");
    mention.setAttribute("aria-controls", popover.id);
    mention.setAttribute("aria-describedby", `${popover.id}-about`);
  }

  document.addEventListener("pointerover", ({ target, pointerType, buttons, clientY }) => {
    // A finger does not hover, and a mouse with a button held is selecting text.
    if (pointerType === "touch" || buttons) return;
    pointerY = clientY;
    const mention = mentionAt(target);
    if (mention) happen({ type: "point", mention });
    else happen({ type: popoverAt(target) ? "stay" : "leave" });
  });
  document.documentElement.addEventListener("pointerleave", () => happen({ type: "leave" }));

  document.addEventListener("focusin", ({ target }) => {
    const mention = mentionAt(target);
    if (mention && !movingFocus && mention.matches(":focus-visible")) happen({ type: "focus", mention });
  });
  document.addEventListener("focusout", ({ relatedTarget }) => {
    const mention = mentionAt(relatedTarget);
    const stays = popoverAt(relatedTarget) || (mention && mention === state.shown);
    if (!movingFocus && !stays) happen({ type: "blur" });
  });

  document.addEventListener("pointerdown", ({ target, pointerType, clientY }) => {
    pressedBy = pointerType;
    pointerY = clientY;
    if (!mentionAt(target) && !popoverAt(target)) happen({ type: "dismiss" });
  });
  document.addEventListener("click", (event) => {
    const mention = mentionAt(event.target);
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!mention || !plain || pressedBy !== "touch") return;
    event.preventDefault();
    happen({ type: "tap", mention });
  });

  document.addEventListener("keydown", (event) => {
    pressedBy = "";
    if (event.key === "Escape") happen({ type: "dismiss" });
    else if (event.key === "Tab") tab(event);
  });

  function scroll() {
    // Nothing opens while the page moves, be it under a resting pointer or towards the focus.
    if (!state.shown) startTimer();
    else if (Math.abs(window.scrollY - scrolledTo) > SCROLL_TOLERANCE_PX) happen({ type: "dismiss" });
  }
  window.addEventListener("scroll", scroll, { passive: true });
  window.addEventListener("resize", () => {
    const popover = state.shown && popoverOf(state.shown);
    if (state.shown && popover && "placed" in popover.dataset) placeBeside(state.shown, popover);
  });
  // Whoever comes back to the page finds it as it was before.
  window.addEventListener("pagehide", () => happen({ type: "dismiss" }));
  // On paper all of them stand at the end, this one too.
  window.addEventListener("beforeprint", () => happen({ type: "dismiss" }));
})();
