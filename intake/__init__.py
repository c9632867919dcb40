"""Draagwijzer: guided conversations for social care.

Glossary (Dutch: English as used in names): draaglast: load, draagkracht: capacity, mantelzorger: carer (informal carer),
naaste: person cared for (`cared_for`), zelfregie: self-direction, felt pressure: ervaren druk, groslijst: name list.
"""
