create index inbox_kept_kind on inbox (kept_reason, type, received_at, id, channel_id)
        where status = 'kept';
create index inbox_done on inbox (received_at, type) where status = 'done';
