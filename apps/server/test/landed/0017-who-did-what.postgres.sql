alter table "audit" add column "who_kind" text;
alter table "audit" add column "session_id" text;
alter table "audit" add column "from_address" text;
alter table "audit" add column "about_kind" text;
alter table "audit" add column "about_id" text;
alter table "audit" add column "room_id" text;
