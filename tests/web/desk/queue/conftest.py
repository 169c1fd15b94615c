def wordings(response):
    return [row.claim.wording for row in response.context["rows"]]
