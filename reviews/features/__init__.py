"""What stands beside the flow and is fed by it: each reads the outbox and the models, and none reads another."""
