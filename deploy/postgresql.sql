-- Three roles: the owner migrates, the application works, reports only read. Run once as a superuser.
-- The passwords come from \password, never from a file.
CREATE ROLE lopo_owner LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE lopo_app LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT;
CREATE ROLE lopo_report LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE DATABASE lopo OWNER lopo_owner ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' TEMPLATE template0;
ALTER DATABASE lopo SET log_statement = 'none';
ALTER ROLE lopo_app SET statement_timeout = '30s';
ALTER ROLE lopo_report SET default_transaction_read_only = on;
\connect lopo
GRANT USAGE ON SCHEMA public TO lopo_app, lopo_report;
ALTER DEFAULT PRIVILEGES FOR ROLE lopo_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lopo_app;
ALTER DEFAULT PRIVILEGES FOR ROLE lopo_owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO lopo_app;
ALTER DEFAULT PRIVILEGES FOR ROLE lopo_owner IN SCHEMA public GRANT SELECT ON TABLES TO lopo_report;
-- After the first `lopo doctor` run by the owner: the log can only grow, whatever the application does.
-- REVOKE UPDATE, DELETE, TRUNCATE ON lopo_ledgerentry FROM lopo_app;
