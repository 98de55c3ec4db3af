/** Without signs that are mixed up when read aloud or copied by hand (0 O 1 l I). */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** A password to hand over: 16 random signs (80 bits) in groups that can be read out, for example "k7mq-2xhf-…". */
export function makePassword(): string {
  // 256 is a multiple of the alphabet's 32 signs, so every sign is equally likely.
  const bytes = crypto.getRandomValues(new Uint8Array(groups * groupLength));
  const signs = [...bytes].map((byte) => alphabet[byte % alphabet.length]);
  return Array.from({ length: groups }, (_, group) =>
    signs.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
}
