"""The command line: thin commands over the functions that programs call."""
