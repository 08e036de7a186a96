"""Measures of what the stages produce against annotated text; nothing here is used to answer."""
