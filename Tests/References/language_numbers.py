#!/usr/bin/env python3
"""Prints numbers and dates in seven languages by the Unicode CLDR, for LanguageTests. Needs babel from PyPI.

usage: Tests/References/language_numbers.py
"""

import datetime

import babel
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

LANGUAGES = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "it": "it_IT", "pt": "pt_BR", "nl": "nl_NL"}

print(f"# babel {babel.__version__}")
for language, locale in LANGUAGES.items():
    row = [
        format_decimal(1234567.25, locale=locale),
        format_percent(0.985, format="#,##0.0" + format_percent(1, locale=locale)[3:], locale=locale),
        format_date(datetime.date(2018, 11, 2), format="long", locale=locale),
        format_date(datetime.date(2018, 3, 1), format="long", locale=locale),
        format_list(["a", "b"], locale=locale),
    ]
    print(language, *(ascii(value) for value in row), sep=" | ")
