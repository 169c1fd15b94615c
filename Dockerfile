FROM python:3.13-slim-trixie

# For `manage.py backup` and `restore`: of the same release as the server in compose.yaml, or newer.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/factcheck
COPY pyproject.toml requirements.lock ./
# The lock as a constraint installs what the product needs, without the tools for working on it; its hashes are checked.
RUN pip install --no-cache-dir uv \
    && uv pip install --system --no-cache --compile-bytecode --requirement pyproject.toml --constraint requirements.lock
COPY manage.py ./
COPY factcheck factcheck
COPY reviews reviews
COPY templates templates
COPY seeds seeds
# The user below cannot write here: without this each start would compile everything again.
RUN python -m compileall -q factcheck reviews

RUN useradd --system factcheck && install --directory --owner=factcheck /var/lib/factcheck
USER factcheck
ENV FACTCHECK_VAR=/var/lib/factcheck FACTCHECK_ADDRESS=0.0.0.0 PYTHONUNBUFFERED=1
EXPOSE 8000
CMD ["python", "manage.py", "serve"]
