/**
 * What lies over the page (menu, dialog, picture, panel) or is a step of it owns an entry of the browser's history, so that Back
 * closes the topmost instead of leaving the page. An entry whose layer was closed otherwise stays, empty: the next layer takes
 * it, and Back passes over it. So closing never moves through the history, and what navigates right after it is not disturbed.
 */

type Layer = { readonly close: () => void };

/** What the router and we keep in an entry of the history. */
type EntryState = { readonly _depth?: number; readonly _layers?: number } | null;

const open: Layer[] = [];
/** How many entries above the page's own there are under the current one, taken or empty. */
let held = 0;
let place = '';
/** We move over empty entries by ourselves: that is nobody's press. */
let passing = false;
let closing = false;
let followers = 0;

/** Opens a layer over whatever is open. @param close asked by Back; may leave it open, for example with a question over it @returns to be called once it has closed */
export function openLayer(close: () => void): () => void {
  if (followers === 0) followBack();
  const layer = { close };
  open.push(layer);
  if (!closing) holdEntries();
  return () => {
    const at = open.indexOf(layer);
    if (at >= 0) open.splice(at, 1);
  };
}

/** Whether anything lies over the page, so that Escape is its. */
export function isLayerOpen(): boolean {
  return open.length > 0;
}

/** Hears the Back button from now on, also for what a page before this one, or before it was loaded anew, has left. @returns ends it */
export function followBack(): () => void {
  if (followers++ === 0) {
    notePage();
    // Before the router, which sees no more of it than a page that stays where it is.
    addEventListener('popstate', moved, { capture: true });
  }
  return () => {
    if (--followers === 0) removeEventListener('popstate', moved, { capture: true });
  };
}

/** To be told when the router has gone to another page, which browsers do not tell of. */
export function notePage(): void {
  place = placeNow();
  held = heldNow();
}

function moved(event: PopStateEvent): void {
  // Between entries of one page the number of layers always differs.
  if (placeNow() !== place || (heldNow() === held && !passing)) {
    notePage();
    passing = false;
    // Back to a page over which something lay when it was left.
    if (held > open.length) goTo(0);
    return;
  }
  event.stopImmediatePropagation();
  const before = held;
  held = heldNow();
  if (passing) {
    passing = false;
    return;
  }
  const top = open.at(-1);
  // Only empty entries: the press is meant for the page.
  if (held > before) goTo(before);
  else if (top) closeByBack(top);
  else history.go(-(held + 1));
}

/** One that stays open keeps its entry. */
function closeByBack(layer: Layer): void {
  closing = true;
  layer.close();
  closing = false;
  holdEntries();
}

function holdEntries(): void {
  if (placeNow() !== place) notePage();
  while (held < open.length) {
    held++;
    passing = false;
    history.pushState({ ...history.state, _layers: held }, '');
  }
}

function goTo(entries: number): void {
  passing = true;
  history.go(entries - held);
}

/** The router numbers its entries; ours keep the number of the page that they lie over. */
function placeNow(): string {
  return `${(history.state as EntryState)?._depth ?? ''} ${location.href}`;
}

function heldNow(): number {
  return (history.state as EntryState)?._layers ?? 0;
}
