"""Is the stored history still what was written?"""
