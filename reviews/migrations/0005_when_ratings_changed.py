"""When ratings were reworded, for the date of the page that defines them; and when readers were last told something else."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("reviews", "0004_counter_evidence")]

    operations = [
        migrations.AddField(
            model, "changed_at", models.DateTimeField(auto_now=True, default=timezone.now), preserve_default=False
        )
        for model in ("rating", "ratingscale")
    ] + [
        migrations.AlterField(
            "publication",
            "changed_at",
            models.DateTimeField(
                default=timezone.now,
                db_index=True,
                help_text="When readers last got something else: also that it is checked again.",
            ),
        ),
        migrations.AlterField(
            "correction",
            "reason",
            models.TextField(
                help_text="What is wrong, for the desk; once it is done, what changed and why, for readers."
            ),
        ),
    ]
