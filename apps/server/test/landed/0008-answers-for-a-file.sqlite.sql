alter table "media" add column "answer" text;
alter table "media" add column "answers" integer default 0 not null;
