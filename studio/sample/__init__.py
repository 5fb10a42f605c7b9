"""The sample studio: Marsh & Reed Portraits with families nobody knows, made through the same services as real ones.

``write`` opens the studio years ago, tells the stories of its families gesture by gesture with the clock stood at each,
and ends on the morning of a day, so that Today is full: sessions and viewings that day, letters due, people who are not
happy, pictures promised. The same seed writes the same studio. Large ones, for measuring, are filled up in bulk.
"""

from studio.sample.writing import Made, write

__all__ = ["Made", "write"]
