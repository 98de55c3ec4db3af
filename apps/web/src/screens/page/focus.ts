/** Moves the focus once the change that is under way has been drawn: the control that had it may be gone by then. */
export function focusSoon(find: () => Element | null | undefined): void {
  requestAnimationFrame(() => {
    const element = find();
    if (element instanceof HTMLElement) element.focus();
  });
}
