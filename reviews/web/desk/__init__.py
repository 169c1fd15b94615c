"""The pages behind the sign-in: `queue`, `articles`, one `claim` with its review, and the `approval` of it."""
