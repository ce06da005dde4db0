from django.apps import AppConfig


class LopoConfig(AppConfig):
    """The one Django app: parts are plain packages, so that a noun can move without a migration."""

    name = "lopo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lopo.ground.web.language import merge_english

        merge_english()
