import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Dialog } from '../dialog/dialog.tsx';
import { Menu } from '../menu/menu.tsx';
import { TextField } from '../text-field/text-field.tsx';
import { createLayer, createSteps } from './create-layer.ts';
import { notePage } from './layers.ts';

/** Each story has pages of its own, behind each other, as a router makes them. */
let visit = 0;
const open = (path: string, depth: number) => history.pushState({ _depth: depth }, '', `/${visit}/${path}`);
beforeEach(() => {
  visit++;
  open('list', visit * 10);
  open('room', visit * 10 + 1);
});
afterEach(async () => {
  cleanup();
  // What a story has set moving ends with it: movements come one after the other, and this is the last.
  open('end', visit * 10 + 8);
  open('after it', visit * 10 + 9);
  history.back();
  await waitFor(() => expect(page()).toBe('end'));
  await new Promise((resolve) => setTimeout(resolve));
});

const page = () => location.pathname.split('/').at(-1);
const isOpen = (role: string) => screen.queryByRole(role) !== null;
/** What a router hears. */
const heard = vi.fn();
let arrived = () => {};
// Before any layer listens: what they hear, others do not.
addEventListener('popstate', () => setTimeout(() => arrived()), { capture: true });
async function back(): Promise<void> {
  const moved = new Promise<void>((done) => {
    arrived = done;
  });
  history.back();
  await moved;
}

function Form(props: { question?: boolean }) {
  const [shown, setShown] = createSignal(true);
  return (
    <Dialog
      open={shown()}
      onOpenChange={setShown}
      title="名前を変える"
      closeLabel="閉じる"
      {...(props.question && {
        unsaved: { title: '変更を破棄しますか？', description: '', confirmLabel: '破棄', cancelLabel: '続ける' },
      })}
    >
      <TextField label="名前" value="" onChange={() => {}} />
    </Dialog>
  );
}

it('Back closes the topmost of what lies over the page, one by one, and then leaves the page', async () => {
  const [layers, setLayers] = createSignal(['picture', 'menu']);
  render(() => {
    createLayer(
      () => layers().includes('picture'),
      () => setLayers(layers().filter((one) => one !== 'picture')),
    );
    createLayer(
      () => layers().includes('menu'),
      () => setLayers(layers().filter((one) => one !== 'menu')),
    );
    return null;
  });
  addEventListener('popstate', heard);
  await back();
  expect([layers(), page()]).toEqual([['picture'], 'room']);
  await back();
  expect([layers(), page()]).toEqual([[], 'room']);
  expect(heard).not.toHaveBeenCalled();
  await back();
  await waitFor(() => expect(page()).toBe('list'));
  await waitFor(() => expect(heard).toHaveBeenCalledOnce());
  removeEventListener('popstate', heard);
});

it('what was closed otherwise needs no press of Back, and what navigates right after it is not disturbed', async () => {
  const [shown, setShown] = createSignal(true);
  render(() => {
    createLayer(shown, () => setShown(false));
    return null;
  });
  setShown(false);
  open('details', visit * 10 + 2);
  notePage();
  await back();
  await waitFor(() => expect([page(), history.state._layers ?? 0]).toEqual(['room', 0]));
  setShown(true);
  setShown(false);
  await back();
  await waitFor(() => expect(page()).toBe('list'));
});

it('a menu and a dialog are closed by Back', async () => {
  render(() => <Menu label="その他" items={[{ label: '退出', onSelect: () => {} }]} />);
  fireEvent.keyDown(screen.getByRole('button', { name: 'その他' }), { key: 'Enter' });
  await screen.findByRole('menu');
  await back();
  await waitFor(() => expect([isOpen('menu'), page()]).toEqual([false, 'room']));
  render(() => <Form />);
  await screen.findByRole('dialog');
  await back();
  await waitFor(() => expect([isOpen('dialog'), page()]).toEqual([false, 'room']));
});

it('a form in which something was typed asks before it closes, and stays when its words are to be kept', async () => {
  render(() => <Form question />);
  fireEvent.input(await screen.findByRole('textbox'), { target: { value: '佐藤' } });
  await back();
  await screen.findByRole('alertdialog', { name: '変更を破棄しますか？' });
  await back();
  await waitFor(() => expect(isOpen('alertdialog')).toBe(false));
  await waitFor(() => expect([isOpen('dialog'), page()]).toEqual([true, 'room']));
  await back();
  fireEvent.click(await screen.findByRole('button', { name: '破棄' }));
  await waitFor(() => expect([isOpen('dialog'), page()]).toEqual([false, 'room']));
});

it('a wizard goes back step by step', async () => {
  const [step, setStep] = createSignal(2);
  render(() => {
    createSteps(step, setStep);
    return null;
  });
  await back();
  expect([step(), page()]).toEqual([1, 'room']);
  await back();
  expect([step(), page()]).toEqual([0, 'room']);
  setStep(1);
  await back();
  expect([step(), page()]).toEqual([0, 'room']);
  await back();
  await waitFor(() => expect(page()).toBe('list'));
});
