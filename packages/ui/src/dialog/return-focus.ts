/**
 * Gives the focus back to what opened a dialog, for dialogs that are opened by a signal and so have no trigger of their own.
 * An item of a menu is gone by then: its menu's button stands in for it.
 */
export function createReturnFocus() {
  let opener: HTMLElement | null = null;
  return {
    onOpenAutoFocus: () => {
      opener = lasting(document.activeElement);
    },
    onCloseAutoFocus: () => {
      if (opener?.isConnected) opener.focus({ preventScroll: true });
    },
  };
}

function lasting(element: Element | null): HTMLElement | null {
  const menu = element?.closest('[role="menu"]');
  const stays = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : element;
  return stays instanceof HTMLElement ? stays : null;
}
