"""The parts of the Propensity page: what is looked at, the threshold, the figures, the leads."""
