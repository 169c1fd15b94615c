from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reviews", "0007_split")]

    operations = [
        migrations.AlterModelOptions(name="claim", options={"ordering": ["revision_id", "start", "end", "pk"]}),
        migrations.AlterModelOptions(name="evidence", options={"ordering": ["review_id", "position"]}),
        migrations.AlterModelOptions(name="publicationrevision", options={"ordering": ["publication_id", "number"]}),
        migrations.AlterModelOptions(name="rating", options={"ordering": ["scale_id", "position"]}),
        migrations.AlterModelOptions(name="reviewrevision", options={"ordering": ["claim_id", "number"]}),
    ]
