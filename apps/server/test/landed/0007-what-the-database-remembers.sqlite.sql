pragma freelist_count;
create table free_page (bytes blob);
drop table free_page;
