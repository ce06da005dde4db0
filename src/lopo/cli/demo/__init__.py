"""The demo year: a made-up year of a task force, told by the same operations that people use. All people are invented."""
