"""What a fact-checker says of looking for evidence against a claim, where none is listed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_four_eyes")]

    operations = [
        migrations.AddField(
            "review",
            "counter_evidence",
            models.CharField(
                "evidence against the claim",
                max_length=10,
                blank=True,
                choices=[("none_found", "Looked for, and none was found"), ("not_sought", "Not looked for")],
                help_text="Where none is listed.",
            ),
        ),
    ]
