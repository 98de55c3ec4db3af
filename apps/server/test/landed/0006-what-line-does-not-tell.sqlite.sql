alter table "channel" add column "reply_token_lost_at" text;
alter table "delivery" add column "no_quote" integer default 0 not null;
