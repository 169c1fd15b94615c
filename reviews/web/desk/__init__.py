"""The pages behind the sign-in: what waits for one as `mine`, `queue`, `articles`, one `claim` with its review, and the `approval` of it."""
