#!/usr/bin/env python3
"""Prints where pyphen (PyPI) would hyphenate some words. It reads the same patterns of LibreOffice as this program.

usage: Tests/References/hyphens.py
"""

import pyphen

WORDS = {
    "de": ["Silbentrennung", "Wissenschaft", "Multiplikation", "Straße", "überprüfen"],
    "en": ["multiplication", "hyphenation", "difference"],
    "fr": ["multiplication", "différence", "hypothèse"],
    "es": ["multiplicación", "diferencia"],
    "it": ["moltiplicazione", "differenza"],
    "pt": ["multiplicação", "diferença", "hipótese"],
    "nl": ["vermenigvuldiging", "verschillen"],
}
NAMES = {"de": "de_DE", "en": "en_GB", "fr": "fr", "es": "es", "it": "it_IT", "pt": "pt_BR", "nl": "nl_NL"}
LEAST = {"de": (2, 2), "en": (2, 3), "fr": (2, 3), "es": (2, 2), "it": (2, 2), "pt": (2, 3), "nl": (2, 2)}

for language, words in WORDS.items():
    left, right = LEAST[language]
    dictionary = pyphen.Pyphen(lang=NAMES[language], left=left, right=right)
    print(language, *(dictionary.inserted(word) for word in words))
