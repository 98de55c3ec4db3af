create table "sticker_word" ("package_id" text not null, "sticker_id" text not null, "word" text not null, constraint "sticker_word_pk" primary key ("package_id", "sticker_id", "word"));
alter table "delivery" add column "no_emoji" integer default 0 not null;
