"""Does the stored history still say what was written?"""
