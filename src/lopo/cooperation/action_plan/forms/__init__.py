"""Forms of the action plan, by what they are for: writing it, answering it, telling what was realised."""
