import { expect, it } from 'vitest';
import { notSilent } from './content-silence.ts';

it('a sender that falls silent in the middle is hung up on', async () => {
  let hungUp = () => {};
  const silence = new Promise<never>((_resolve, reject) => {
    hungUp = () => reject(new Error('hung up'));
  });
  async function* speaks() {
    yield Buffer.from('half');
    await silence;
  }
  const heard: string[] = [];
  const listening = async () => {
    for await (const chunk of notSilent({ body: speaks(), cancel: () => hungUp() }, 10)) heard.push(String(chunk));
  };
  await expect(listening()).rejects.toThrow('hung up');
  expect(heard).toEqual(['half']);
});
