"""Tries are counted in a table of their own; tokens have a name, say when they were used, and end."""

from datetime import timedelta

from django.db import migrations, models
from django.utils import timezone


def in_a_year():
    return timezone.now() + timedelta(days=365)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_cache_table")]
    operations = [
        migrations.CreateModel(
            name="Attempts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        help_text="SHA-256 of the limit, the window and whom it counts.", max_length=64, unique=True
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0)),
                ("over_at", models.DateTimeField(db_index=True)),
            ],
            options={"verbose_name_plural": "attempts"},
        ),
        migrations.AddField("apitoken", "name", models.CharField(blank=True, default="", max_length=100)),
        migrations.AddField("apitoken", "used_at", models.DateTimeField(null=True)),
        migrations.AddField(  # tokens that are in use get another year
            "apitoken", "expires_at", models.DateTimeField(default=in_a_year), preserve_default=False
        ),
    ]
