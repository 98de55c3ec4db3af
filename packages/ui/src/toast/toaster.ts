import { createSignal } from 'solid-js';

export type ToastTone = 'info' | 'done' | 'alarm';

export type ToastMessage = {
  /** "alarm" is read at once and stays until it is put away. */
  tone?: ToastTone;
  text: string;
  action?: { label: string; onSelect: () => void };
  /** How long it stays, in milliseconds; 6,000, or 12,000 with an action. */
  durationMs?: number;
};

export type Toast = ToastMessage & { id: number };

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();
const most = 3;
let lastId = 0;

/** Short messages at the edge of the screen, drawn by ToastRegion, which an app has once. */
export const toaster = {
  toasts,

  /** Shows a message and gives its id. The same words in the same tone replace the older message. */
  show(message: ToastMessage): number {
    const toast = { ...message, id: ++lastId };
    const others = toasts().filter((old) => old.text !== toast.text || old.tone !== toast.tone);
    setToasts([...others, toast].slice(-most));
    startTimer(toast);
    return toast.id;
  },

  dismiss(id: number): void {
    stopTimer(id);
    setToasts(toasts().filter((toast) => toast.id !== id));
  },

  /** While somebody reads or reaches for one, none goes away. */
  pause(): void {
    for (const id of timers.keys()) stopTimer(id);
  },

  resume(): void {
    for (const toast of toasts()) startTimer(toast);
  },
};

function startTimer(toast: Toast): void {
  stopTimer(toast.id);
  if (toast.tone === 'alarm' && toast.durationMs === undefined) return;
  const duration = toast.durationMs ?? (toast.action ? 12_000 : 6_000);
  timers.set(
    toast.id,
    setTimeout(() => toaster.dismiss(toast.id), duration),
  );
}

function stopTimer(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
}
