"""The demo year: a year of a task force, told by the operations that people use. All people are invented."""
