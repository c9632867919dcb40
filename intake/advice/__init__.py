"""Which of the methods fit a person, a family or a neighbourhood, and why."""

from intake.advice.fit import Advice, Suggestion, fit_of, suggest, unmet
from intake.advice.profile import Profile, ProfileError, ProfileProblem, check_profile, read_profile

__all__ = [
    "Advice",
    "Profile",
    "ProfileError",
    "ProfileProblem",
    "Suggestion",
    "check_profile",
    "fit_of",
    "read_profile",
    "suggest",
    "unmet",
]
