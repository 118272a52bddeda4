"""Real processes for tests: the dashboard as a user starts it, and the sandbox it talks to."""
