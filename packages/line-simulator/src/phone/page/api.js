/** @import { AccountView, ChatView, PersonView, TalkView } from '../views.ts' */

/** @typedef {{ kind: 'addFriend' | 'oaMessage', draft: string, account: AccountView }} OpenedLink */

/** @typedef {import('../api/message-bodies.ts').MessageBody} OutgoingMessage */
/** What the account's server made of it. @typedef {{ status?: number, error?: string }} WebhookOutcome */

/** An answer of the simulator that says no; `code` is a key of the strings. */
export class PhoneFailure extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @returns {Promise<PersonView[]>} */
export const listPeople = () => request('GET', '/users');

/** @param {string} displayName @returns {Promise<PersonView>} */
export const createPerson = (displayName) => request('POST', '/users', { displayName });

/** What one person's phone can do. @param {string} userId */
export function phoneOf(userId) {
  const user = `/users/${userId}`;
  return {
    /** @returns {Promise<TalkView[]>} */
    listTalks: () => request('GET', `${user}/talks`),
    /** Throws `no-such-account`. @param {string} id @returns {Promise<AccountView>} */
    async findAccount(id) {
      const { account } = await request('GET', `${user}/account?id=${encodeURIComponent(id)}`);
      if (!account) throw new PhoneFailure('no-such-account');
      return account;
    },
    /** Throws `not-a-line-link` or `no-such-account`. @param {string} url @returns {Promise<OpenedLink>} */
    async readLink(url) {
      const link = await request('GET', `${user}/link?url=${encodeURIComponent(url)}`);
      if (!link.kind) throw new PhoneFailure('not-a-line-link');
      if (!link.account) throw new PhoneFailure('no-such-account');
      return link;
    },
    /** @param {string} channelId @returns {Promise<ChatView>} */
    readChat: (channelId) => request('GET', `${user}/chats/${channelId}`),
    /** Any message, see the control API's `messages.ts`. @param {string} channelId @param {OutgoingMessage} message @returns {Promise<WebhookOutcome>} */
    send: (channelId, message) => request('POST', `${user}/chats/${channelId}/messages`, message),
    /** @param {string} channelId @param {string} id @param {string} text @returns {Promise<WebhookOutcome>} */
    edit: (channelId, id, text) => request('PUT', `${user}/chats/${channelId}/messages/${id}`, { text }),
    /** @param {string} channelId @param {string} id @returns {Promise<WebhookOutcome>} */
    unsend: (channelId, id) => request('DELETE', `${user}/chats/${channelId}/messages/${id}`),
    /** A tap on a button of the account's message. @param {string} channelId @param {string} id @param {object} action @returns {Promise<WebhookOutcome>} */
    tap: (channelId, id, action) => request('POST', `${user}/chats/${channelId}/messages/${id}/taps`, { action }),
    /** @param {string} channelId @param {string} id @returns {Promise<WebhookOutcome>} */
    watched: (channelId, id) => request('POST', `${user}/chats/${channelId}/messages/${id}/watched`, {}),
    /** @param {string} channelId @param {'friend' | 'block' | 'unblock' | 'mute' | 'unmute' | 'seen'} act */
    act: (channelId, act) => request('POST', `${user}/chats/${channelId}/${act}`, {}),
    /**
     * Calls back on every change until the returned function is called; also after a lost connection came back.
     * @param {() => void} onChange
     */
    watch(onChange) {
      const source = new EventSource(`/phone/api${user}/events`);
      source.addEventListener('message', onChange);
      source.addEventListener('open', onChange);
      return () => source.close();
    },
  };
}

/** @typedef {ReturnType<typeof phoneOf>} Phone */

/** Asks the control API; throws `PhoneFailure`. @param {string} method @param {string} path @param {unknown} [body] */
export async function request(method, path, body) {
  const init =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/phone/api${path}`, init).catch(() => null);
  if (!response) throw new PhoneFailure('failed');
  const answer = await response.json();
  if (!response.ok) throw new PhoneFailure(answer.error);
  return answer;
}
