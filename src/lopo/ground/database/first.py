"""The first migration of a new installation, which makes all tables at once."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState


class TablesAtOnce(migrations.Migration):
    """Makes each table as it stands at the end of the migration: whole, with what later steps add to it.

    Step by step, Django would build the classes of all tables anew for each table, reference and constraint, and a
    first start, the proof of a backup and every test run would wait for it. The way back is Django's own.
    """

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        vars(project_state).pop("apps", None)  # built once, below
        for step in self.operations:
            step.state_forwards(self.app_label, project_state)
        for step in self.operations:
            if isinstance(step, CreateModel):
                schema_editor.create_model(project_state.apps.get_model(self.app_label, step.name))
        return project_state
