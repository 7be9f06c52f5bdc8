-- One event may break the path and a rule of the desk.
alter table deviation add column because text;
comment on column deviation.because is 'of what breaks a rule of the desk: why; null for what leaves the path';
alter table deviation drop constraint deviation_pkey;
alter table deviation add primary key (tenant, case_id, event_id, kind);
