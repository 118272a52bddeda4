"""The parts of the Suppression page: who must not be contacted, who is added how, who is vouched for, what was done."""
