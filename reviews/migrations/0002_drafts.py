"""Drafts keep what was typed: rows of evidence become plain text with a key, and reviews count their savings."""

from itertools import batched

import django.core.validators
from django.db import migrations, models

import reviews.models.constraints
import reviews.models.validators


def name_rows(apps, schema_editor):
    """Give each row a key of its own: a field's default is worked out once for all of them. Every review was saved once."""
    evidence, review = (apps.get_model("reviews", name) for name in ("Evidence", "Review"))
    for pks in batched(evidence.objects.filter(key="").order_by("pk").values_list("pk", flat=True), 500, strict=False):
        rows = [evidence(pk=pk, key=reviews.models.constraints.public_id()) for pk in pks]
        evidence.objects.bulk_update(rows, ["key"])
    review.objects.filter(version=0).update(version=1)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0001_newsroom"),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="key",
            field=models.CharField(default="", help_text="The same row, wherever it stands.", max_length=32),
        ),
        migrations.AddField(
            model_name="review",
            name="correction",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="What was typed into the fields of the claim and is not in the claim yet.",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="version",
            field=models.PositiveIntegerField(default=0, help_text="How often the draft was saved."),
        ),
        migrations.AddField(
            model_name="review",
            name="writers",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="Which window wrote each part of the draft last, and with which of its saves.",
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="accessed",
            field=models.TextField(
                blank=True,
                default="",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    reviews.models.validators.refuse_controls,
                    reviews.models.validators.refuse_other_days,
                ],
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="disclosure",
            field=models.TextField(
                blank=True,
                default="",
                help_text="What the source stands to gain.",
                validators=[django.core.validators.MaxLengthValidator(300), reviews.models.validators.refuse_controls],
                verbose_name="interests",
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="excerpt",
            field=models.TextField(
                blank=True,
                default="",
                validators=[django.core.validators.MaxLengthValidator(2000), reviews.models.validators.refuse_controls],
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="kind",
            field=models.TextField(
                choices=[
                    ("primary", "Primary"),
                    ("secondary", "Secondary"),
                    ("expert", "Expert"),
                    ("dataset", "Dataset"),
                ],
                default="",
                validators=[django.core.validators.MaxLengthValidator(300), reviews.models.validators.refuse_controls],
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="locator",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Page, paragraph, minute, table.",
                validators=[django.core.validators.MaxLengthValidator(200), reviews.models.validators.refuse_controls],
                verbose_name="where in it",
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="published",
            field=models.TextField(
                blank=True,
                default="",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    reviews.models.validators.refuse_controls,
                    reviews.models.validators.refuse_other_days,
                ],
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="publisher",
            field=models.TextField(
                blank=True,
                default="",
                validators=[django.core.validators.MaxLengthValidator(200), reviews.models.validators.refuse_controls],
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="stance",
            field=models.TextField(
                choices=[
                    ("supports", "Supports the claim"),
                    ("contradicts", "Contradicts the claim"),
                    ("context", "Gives context"),
                ],
                default="",
                validators=[django.core.validators.MaxLengthValidator(300), reviews.models.validators.refuse_controls],
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="title",
            field=models.TextField(
                default="",
                validators=[django.core.validators.MaxLengthValidator(300), reviews.models.validators.refuse_controls],
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="url",
            field=models.TextField(
                default="",
                validators=[
                    django.core.validators.MaxLengthValidator(2000),
                    reviews.models.validators.refuse_controls,
                    reviews.models.validators.refuse_other_addresses,
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="review",
            name="rationale",
            field=models.TextField(blank=True, verbose_name="how this was checked"),
        ),
        migrations.AlterField(
            model_name="review",
            name="summary",
            field=models.TextField(blank=True, verbose_name="short answer"),
        ),
        migrations.RunPython(name_rows, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="evidence",
            name="key",
            field=models.CharField(
                default=reviews.models.constraints.public_id,
                help_text="The same row, wherever it stands.",
                max_length=32,
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(fields=("review", "key"), name="evidence_key_once"),
        ),
    ]
