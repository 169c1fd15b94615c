"""Who wrote which parts of what was handed in last stands on the claim, for the rule that nobody approves their own work."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_drafts")]

    operations = [
        migrations.AddField(
            "claim",
            "authors",
            models.JSONField(
                default=dict,
                help_text="Who wrote which parts of what was handed in last, by their key; as in its revision.",
            ),
        ),
    ]
