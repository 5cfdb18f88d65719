-- The scheduler makes its tables here itself when it first starts.
create schema if not exists quartz;
