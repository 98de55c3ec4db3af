alter table "reply_token" rename to "reply_token_before";
create table "reply_token" ("line_chat_id" text not null references "line_chat" ("id"), "expires_at" text not null, "token" text not null, "used_at" text, constraint "reply_token_of_chat_pk" primary key ("line_chat_id", "expires_at", "token")) ;

        insert into reply_token (line_chat_id, expires_at, token, used_at)
        select line_chat_id, expires_at, token, used_at from reply_token_before;
drop table "reply_token_before";
