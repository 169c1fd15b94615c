from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "factcheck.accounts"

    def ready(self) -> None:
        from . import receivers  # noqa: F401 (they connect themselves, once the models are there)
