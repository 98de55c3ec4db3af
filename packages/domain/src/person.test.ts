import { describe, expect, it } from 'vitest';
import { contactIdsOf, type NamedPerson, peopleNamedIn } from './person.ts';

const tanaka: NamedPerson = { kind: 'contact', id: 'c-1', name: null };
const sato = { kind: 'member', id: 'm-1', name: '佐藤 太郎' } as const;
const quote = { messageId: 'q', author: tanaka, kind: 'text', excerpt: 'はい', mediaId: null } as const;

describe('the people whom a message names', () => {
  it('are who said it and whom it quotes', () => {
    const message = { author: sato, content: { kind: 'text', text: 'はい' }, quote } as const;
    expect(peopleNamedIn(message)).toEqual([sato, tanaka]);
  });
  it('are those of whom its line tells', () => {
    const line = { code: 'membersJoined', by: sato, people: [sato, sato] } as const;
    expect(peopleNamedIn({ author: { kind: 'system' }, content: { kind: 'system', line } })).toEqual([
      sato,
      sato,
      sato,
    ]);
    const came = { code: 'contactAdded', who: tanaka } as const;
    expect(peopleNamedIn({ author: { kind: 'system' }, content: { kind: 'system', line: came } })).toEqual([tanaka]);
  });
  it('are fewer or none where it is broken, and that breaks nothing else', () => {
    expect(peopleNamedIn({ author: sato, content: null })).toEqual([sato]);
    expect(peopleNamedIn({ author: null, content: { kind: 'system', line: null as never } })).toEqual([]);
  });
});

it('the LINE users among people are told once each', () => {
  expect(contactIdsOf([tanaka, sato, tanaka, { ...tanaka, id: null }])).toEqual(['c-1']);
});
