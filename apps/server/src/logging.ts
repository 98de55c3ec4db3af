import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

const secretWords = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-line-signature',
  'password',
  'passwordHash',
  'secret',
  'token',
  'accessToken',
  'access_token',
  'replyToken',
  'setupCode',
];

/** Wherever one of these names stands, up to three levels deep, its value does not reach the log. */
const hidden = secretWords.flatMap((word) =>
  ['', '*.', '*.*.'].map((where) => `${where}["${word}"]`.replace('."', '"').replace('.[', '[')),
);

/** One JSON object a line. Log what happened and ids; never bodies, addresses with queries, or headers as a whole. */
export function createLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = { level: config.logLevel, base: null, redact: { paths: hidden, censor: '[hidden]' } };
  return destination ? pino(options, destination) : pino(options);
}
