import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect/dialect.ts';
import { init } from './0001-init.ts';
import { everythingLineCarries } from './0002-everything-line-carries.ts';
import { whatLineSaysOfStickers } from './0003-what-line-says-of-stickers.ts';
import { orderWithinARequest } from './0004-order-within-a-request.ts';
import { whatLineDoesNotTell } from './0006-what-line-does-not-tell.ts';
import { whatTheDatabaseRemembers } from './0007-what-the-database-remembers.ts';
import { answersForAFile } from './0008-answers-for-a-file.ts';
import { onePressOfSend } from './0011-one-press-of-send.ts';
import { whatDidNotGoOut } from './0012-what-did-not-go-out.ts';
import { whatOthersChangeAtLine } from './0013-what-others-change-at-line.ts';
import { whatCameAndIsKept } from './0014-what-came-and-is-kept.ts';
import { placesAtLine } from './0015-contract-places-at-line.ts';
import { theCallAsARow } from './0016-contract-the-call-as-a-row.ts';
import { whoDidWhat } from './0017-who-did-what.ts';
import { peopleById } from './0018-contract-people-by-id.ts';
import { replyTokensOfAChat } from './0019-reply-tokens-of-a-chat.ts';

/**
 * In order; one that has landed is never changed. They only add (tables, indexes, columns that may be left out), so that
 * the previous version works beside the new one; what takes away is named `NNNN-contract-…` and comes a release later.
 */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-init': init(dialect),
    '0002-everything-line-carries': everythingLineCarries(dialect),
    '0003-what-line-says-of-stickers': whatLineSaysOfStickers(),
    '0004-order-within-a-request': orderWithinARequest(),
    '0006-what-line-does-not-tell': whatLineDoesNotTell(),
    '0007-what-the-database-remembers': whatTheDatabaseRemembers(dialect),
    '0008-answers-for-a-file': answersForAFile(),
    '0011-one-press-of-send': onePressOfSend(),
    '0012-what-did-not-go-out': whatDidNotGoOut(),
    '0013-what-others-change-at-line': whatOthersChangeAtLine(),
    '0014-what-came-and-is-kept': whatCameAndIsKept(),
    '0015-contract-places-at-line': placesAtLine(dialect),
    '0016-contract-the-call-as-a-row': theCallAsARow(dialect),
    '0017-who-did-what': whoDidWhat(),
    '0018-contract-people-by-id': peopleById(),
    '0019-reply-tokens-of-a-chat': replyTokensOfAChat(dialect),
  };
}
