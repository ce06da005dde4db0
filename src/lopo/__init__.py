"""Lopo: the shared place of work of a regency's task force against trafficking in persons."""

__version__ = "0.1.0"
