"""The parts of the Lists page: choosing a list, its head, its progress or decision, its leads and files."""
