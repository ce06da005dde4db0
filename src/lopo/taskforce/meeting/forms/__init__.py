"""Forms of meetings: calling, answering, running, writing, following up."""
