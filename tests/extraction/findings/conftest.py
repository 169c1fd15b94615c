from reviews.extraction import extract, findings


def of(rule, text, **options):
    return [found for found in findings(extract(text, **options)) if found.rule == rule]
