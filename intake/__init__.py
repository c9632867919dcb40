"""Draagwijzer: guided conversations for social care.

Glossary (Dutch: English as used in names): draaglast: load, draagkracht: capacity, mantelzorger: informal carer (`carer`),
naaste: person cared for (`cared_for`), zelfregie: self-direction, ervaren druk: felt pressure, groslijst: name list.
The whole list, with what each means, is in README.nl.md under "Woordenlijst".
"""
