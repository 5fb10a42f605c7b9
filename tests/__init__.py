"""The proof. `studio/` and `ui/` mirror the code; `stories/` are whole journeys; `faults/`, `bench/` are commands."""
