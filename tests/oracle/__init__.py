"""The figures counted a second time, slowly and plainly, to hold the program's against."""
