import type { Protocol } from './room-load.ts';

const domain = 'localhost';
const room = `bench@conference.${domain}`;

const streamHead = `<?xml version='1.0'?><stream:stream to='${domain}' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>`;
const anonymous = "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>";
const bind = "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";
const session = "<iq type='set' id='session'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>";
const openRoom = `<iq type='set' id='open' to='${room}'><query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>`;

const joinRoom = (member: number) =>
  `<presence to='${room}/member${member}'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>`;

/** Members of an XMPP group chat (XEP-0045) who sign in as anybody; the first one to come opens the room. */
export function xmppProtocol(port: number): Protocol {
  return {
    port,
    async join(stream, member) {
      const say = (words: string, answer: RegExp) => {
        stream.write(words);
        return stream.expect(answer);
      };
      await say(streamHead, /<\/stream:features>/);
      await say(anonymous, /<success/);
      await say(streamHead, /<\/stream:features>/);
      await say(bind, /<\/jid>[^<]*<\/bind>[^<]*<\/iq>/);
      await say(session, /id=['"]session['"]/);
      await say(joinRoom(member), /code=['"]110['"]|<subject/);
      if (member === 0) await say(openRoom, /id=['"]open['"]/);
    },
    post(words, streams, message) {
      const stream = streams[message % streams.length]!;
      stream.write(`<message type='groupchat' to='${room}' id='m${message}'><body>${words}</body></message>`);
    },
  };
}
