alter table "inbox" add column "position" integer default 0 not null;
