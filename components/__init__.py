"""The rooms of Platbook. Each holds one noun; arrows between them never climb (README, "The house")."""

from components.allocation import give_back

give_back()
