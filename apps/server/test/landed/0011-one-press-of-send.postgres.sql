alter table "message" add column "send_id" text;
create index message_send on message (send_id) where send_id is not null;
create table "taken_back_send" ("send_id" text not null, "author_id" text not null, "at" text not null, constraint "taken_back_send_pk" primary key ("author_id", "send_id"));
