"""The parts of the Skip trace page: bringing rows, columns, problems, price, progress, results; single traces; all queues."""
