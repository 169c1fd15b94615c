import django.core.validators
from django.db import migrations, models

import reviews.models.validators


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0005_when_ratings_changed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="claimant",
            name="description",
            field=models.CharField(blank=True, max_length=300, validators=[reviews.models.validators.refuse_controls]),
        ),
        migrations.AlterField(
            model_name="claimant",
            name="name",
            field=models.CharField(max_length=200, unique=True, validators=[reviews.models.validators.refuse_controls]),
        ),
        migrations.AlterField(
            model_name="claimant",
            name="same_as",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Addresses of the same person elsewhere (Wikidata, a home page).",
                validators=[reviews.models.validators.refuse_other_links],
            ),
        ),
        migrations.AlterField(
            model_name="rating",
            name="definition",
            field=models.CharField(max_length=300, validators=[reviews.models.validators.refuse_controls]),
        ),
        migrations.AlterField(
            model_name="rating",
            name="name",
            field=models.CharField(max_length=60, validators=[reviews.models.validators.refuse_controls]),
        ),
        migrations.AlterField(
            model_name="rating",
            name="position",
            field=models.PositiveSmallIntegerField(
                default=0, validators=[django.core.validators.MaxValueValidator(32767)]
            ),
        ),
        migrations.AlterField(
            model_name="ratingscale",
            name="name",
            field=models.CharField(max_length=60, validators=[reviews.models.validators.refuse_controls]),
        ),
        migrations.AlterField(
            model_name="ratingscale",
            name="question",
            field=models.CharField(max_length=200, validators=[reviews.models.validators.refuse_controls]),
        ),
    ]
