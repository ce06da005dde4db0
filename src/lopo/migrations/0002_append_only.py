"""The ledger is append-only: the database itself refuses to change or delete an entry, on both engines."""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON lopo_ledgerentry"
    " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    "CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON lopo_ledgerentry"
    " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$",
    "CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON lopo_ledgerentry"
    " FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()",
    "CREATE TRIGGER ledger_is_not_emptied BEFORE TRUNCATE ON lopo_ledgerentry"
    " FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()",
)
BACK = {
    "sqlite": ("DROP TRIGGER ledger_is_not_changed", "DROP TRIGGER ledger_is_not_deleted"),
    "postgresql": (
        "DROP TRIGGER ledger_is_not_emptied ON lopo_ledgerentry",
        "DROP TRIGGER ledger_is_append_only ON lopo_ledgerentry",
        "DROP FUNCTION ledger_is_append_only()",
    ),
}


def guard(apps, editor):  # type: ignore[no-untyped-def]
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def unguard(apps, editor):  # type: ignore[no-untyped-def]
    for statement in BACK[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("lopo", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
